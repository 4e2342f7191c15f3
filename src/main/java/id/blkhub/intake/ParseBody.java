package id.blkhub.intake;

import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.message.State;
import id.blkhub.reader.ReadMessage;

/** Takes over what was read of a message and parses its data, strictly. */
final class ParseBody {
  private final StrictJson parser;
  private final int largest;

  ParseBody(StrictJson parser, int largest) {
    this.parser = parser;
    this.largest = largest;
  }

  /** Leaves the message open with its document, or ends it. */
  void parse(Incoming message, ReadMessage read) {
    message.explicitId = read.id();
    message.source = read.source();
    message.dataschema = read.dataschema();
    message.mark = read.mark();
    message.test = read.test();
    message.body = read.data();
    if (!read.violations().isEmpty()) {
      message.end(State.REJECTED, read.violations());
      return;
    }
    Parsed parsed = parser.parse(read.data(), largest);
    if (parsed.ok()) {
      message.document = parsed.document();
    } else {
      message.end(State.REJECTED, parsed.violations());
    }
  }
}

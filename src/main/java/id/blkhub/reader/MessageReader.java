package id.blkhub.reader;

import id.blkhub.message.Correction;
import id.blkhub.message.TestMark;
import id.blkhub.message.Violation;
import id.blkhub.reader.EventReader.Event;
import id.blkhub.reader.Head.IdFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of all protocols: first the head, then head and body together. The caller
 * checks whether {@link ReadMessage#data()} is JSON and fits its contract.
 */
public final class MessageReader {
  private static final byte[] SPECVERSION = {
    '"', 's', 'p', 'e', 'c', 'v', 'e', 'r', 's', 'i', 'o', 'n', '"'
  };

  private MessageReader() {}

  /**
   * Reads the head of a message.
   *
   * @throws TooMuchBeside where the head is larger than any message needs; nothing is read then
   */
  public static Head head(RawHead raw) throws TooMuchBeside {
    if (raw.isTooMuch()) {
      throw new TooMuchBeside();
    }
    return new HeadReader(raw).read();
  }

  /** Reads a body without a head. */
  public static ReadMessage read(byte[] body) {
    return read(new HeadReader(new RawHead(false)).read(), body);
  }

  /** Reads a message with its head and body. */
  public static ReadMessage read(Head head, byte[] body) {
    Event event = event(head, body);
    return event == null ? plain(head, body) : opened(head, event, body);
  }

  private static @Nullable Event event(Head head, byte[] body) {
    return switch (head.form()) {
      case STRUCTURED -> EventReader.read(body);
      case UNSAID -> {
        // a client that cannot name a content type may still send the envelope
        Event event = contains(body, SPECVERSION) ? EventReader.read(body) : null;
        yield event != null && event.saysSo() ? event : null;
      }
      case PLAIN, OTHER -> null;
    };
  }

  private static ReadMessage plain(Head head, byte[] body) {
    return message(head, head.id(), head.source(), Map.of(), body, body, head.faults());
  }

  private static ReadMessage opened(Head head, Event event, byte[] body) {
    Map<String, String> said = event.attributes();
    List<ReadingFault> faults = new ArrayList<>(head.faults());
    faults.addAll(event.faults());
    String id = said.containsKey("id") ? sound(said.get("id")) : head.id();
    String source = said.containsKey("source") ? sound(said.get("source")) : head.source();
    if (event.broken()) {
      // with what stood before the place that is wrong, the sender knows which message it was
      return message(head, id, source, said, body, body, faults);
    }
    complete(event, faults);
    differs(head.idFrom() == IdFrom.EVENT ? head.id() : null, id, "id", faults);
    differs(head.source(), source, "source", faults);
    differs(head.dataschema(), said.get("dataschema"), "dataschema", faults);
    differs(head.mark().correction(), said.get("correction"), "correction", faults);
    differs(head.mark().reason(), said.get("correctionreason"), "correctionreason", faults);
    differs(head.test(), said.get(AttributeName.TEST), AttributeName.TEST, faults);
    return message(head, id, source, said, event.data(), body, faults);
  }

  private static void complete(Event event, List<ReadingFault> faults) {
    Map<String, String> said = event.attributes();
    if (!EventReader.VERSION.equals(said.get("specversion"))) {
      add(faults, ReadingProblem.VERSION, "specversion");
    }
    for (String name : List.of("id", "source", "type")) {
      String value = said.get(name);
      if (value == null) {
        add(faults, ReadingProblem.ATTRIBUTE, name);
      } else if (!SoundText.is(value)) {
        add(faults, ReadingProblem.NAME, name);
      }
    }
    String time = said.get("time");
    if (time != null && !EventTime.is(time)) {
      add(faults, ReadingProblem.TIME, "time");
    }
    String type = said.get("datacontenttype");
    if (type != null && MediaForm.of(type) != MediaForm.PLAIN) {
      add(faults, ReadingProblem.MEDIA, "datacontenttype");
    }
    String dataschema = said.get("dataschema");
    if (dataschema != null && dataschema.isBlank()) {
      add(faults, ReadingProblem.ATTRIBUTE, "dataschema");
    }
    if (event.data() == null) {
      add(faults, ReadingProblem.DATA, "data");
    }
  }

  /** One fault for a place is enough. */
  private static void add(List<ReadingFault> faults, ReadingProblem rule, String member) {
    if (faults.stream().noneMatch(readingFault -> readingFault.path().equals('/' + member))) {
      faults.add(ReadingFault.at(rule, member));
    }
  }

  private static void differs(
      @Nullable String beside, @Nullable String inside, String name, List<ReadingFault> faults) {
    if (beside != null && inside != null && !beside.equals(inside)) {
      add(faults, ReadingProblem.TWICE, name);
    }
  }

  private static ReadMessage message(
      Head head,
      @Nullable String id,
      @Nullable String source,
      Map<String, String> said,
      byte @Nullable [] data,
      byte[] body,
      List<ReadingFault> faults) {
    Correction.CorrectionMark correctionMark =
        new Correction.CorrectionMark(
            said.getOrDefault("correction", head.mark().correction()),
            said.getOrDefault("correctionreason", head.mark().reason()));
    String told = said.getOrDefault(AttributeName.TEST, head.test());
    String test = TestMark.set(head.test()) ? TestMark.TRUE : told;
    List<Violation> violations =
        Stream.concat(
                faults.stream().map(ReadingFault::violation),
                Stream.of(correctionMark.problem(), TestMark.problem(test))
                    .flatMap(Optional::stream))
            .toList();
    // what is refused stays whole, so that the journal keeps what was sent
    byte[] kept = violations.isEmpty() ? Objects.requireNonNull(data) : body;
    return new ReadMessage(
        id,
        source,
        said.getOrDefault("dataschema", head.dataschema()),
        correctionMark,
        test,
        kept,
        violations);
  }

  private static @Nullable String sound(@Nullable String text) {
    return SoundText.is(text) ? text : null;
  }

  private static boolean contains(byte[] body, byte[] part) {
    for (int from = 0; from <= body.length - part.length; from++) {
      int same = 0;
      while (same < part.length && body[from + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return true;
      }
    }
    return false;
  }
}

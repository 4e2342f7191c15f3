package id.blkhub.cli;

import id.blkhub.newpartner.DraftWays;
import id.blkhub.newpartner.DraftWays.SaidWays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the messages of a partner come and go. */
final class WayOptions {
  @Option(names = "--transport", paramLabel = "<way>,…")
  private @Nullable String transport;

  @Option(names = "--login", paramLabel = "none|basic|header|oauth2|token|tls")
  private @Nullable String login;

  @Option(names = "--format", paramLabel = "json|csv|xlsx|form|multipart|xml")
  private @Nullable String format;

  @Option(names = "--records", paramLabel = "/<field>")
  private @Nullable String records;

  @Option(names = "--record-id", paramLabel = "/<field>")
  private @Nullable String recordId;

  /** Where a document has its list of messages; null where it is one, or a list itself. */
  @Nullable String records() {
    return records;
  }

  /** Before anybody is asked anything. */
  void check() {
    ways(true, true);
  }

  DraftWays ways(boolean sends, boolean receives) {
    return DraftWays.of(new SaidWays(transport, login, format, records, recordId), sends, receives);
  }
}

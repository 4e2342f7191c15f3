package id.blkhub.pack;

import id.blkhub.pack.SelfTest.SelfTestStep;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.context.Context;

/** The report of a self-test as a page to print and sign, and as plain text. */
public final class SelfTestSheet {
  private final DateTimeFormatter time;
  private final SelfTest test;

  /**
   * @param zone of the times
   */
  public SelfTestSheet(SelfTest test, ZoneId zone) {
    this.test = test;
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT).withZone(zone);
  }

  /** A moment as the sheet shows it. */
  public String at(Instant moment) {
    return time.format(moment);
  }

  public byte[] html() {
    return PackTemplate.page(
            "self-test", new Context(Locale.ROOT, Map.of("test", test, "sheet", this)))
        .getBytes(StandardCharsets.UTF_8);
  }

  public byte[] text() {
    StringBuilder text = new StringBuilder();
    line(text, "BLK Exchange Hub: uji mandiri / self-test");
    line(text, "%s: %s / %s".formatted(test.partner(), test.name().id(), test.name().en()));
    line(text, "paket / pack " + test.version());
    test.contracts()
        .forEach(
            contract ->
                line(
                    text,
                    "%s %s v%d sha256 %s"
                        .formatted(
                            contract.sent() ? "kirim/send" : "terima/take",
                            contract.kind(),
                            contract.version(),
                            contract.sha256())));
    line(text, at(test.from()) + " – " + at(test.to()));
    line(text, "");
    test.steps().forEach(step -> line(text, line(step)));
    line(text, "");
    line(
        text,
        test.seen() + " / " + test.steps().size() + (test.complete() ? " LULUS / PASSED" : ""));
    line(text, "");
    line(text, "Mitra / partner:  ____________________  Tanggal / date: __________");
    line(text, "Hub:              ____________________  Tanggal / date: __________");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String line(SelfTestStep step) {
    String head =
        "[%s] %s: %s / %s"
            .formatted(step.done() ? "x" : " ", step.kind(), step.title().id(), step.title().en());
    SelfTest.Evidence evidence = step.evidence();
    if (evidence == null) {
      return head;
    }
    String own = evidence.senderMessageId() == null ? "" : ' ' + evidence.senderMessageId();
    return head + " | " + at(evidence.at()) + ' ' + evidence.messageId() + own;
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}

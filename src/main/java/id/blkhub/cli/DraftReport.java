package id.blkhub.cli;

import id.blkhub.newpartner.NewKind.WrittenKind;
import id.blkhub.newpartner.NewPartner.WrittenFiles;
import java.io.PrintStream;
import java.util.List;

/** What a command says of the files it drafted. */
final class DraftReport {
  private DraftReport() {}

  static void print(WrittenFiles written, PrintStream out) {
    written.files().forEach(out::println);
    written.findings().forEach(out::println);
    part("To decide, each at its place:", written.decisions(), out);
    part("Settings, with the values of this partner:", written.settings(), out);
  }

  static void print(WrittenKind written, PrintStream out) {
    written.files().forEach(out::println);
    written.findings().forEach(out::println);
    part("To decide, each at its place:", written.decisions(), out);
  }

  private static void part(String heading, List<String> lines, PrintStream out) {
    if (!lines.isEmpty()) {
      out.println();
      out.println(heading);
      lines.forEach(line -> out.println("  " + line));
    }
  }
}

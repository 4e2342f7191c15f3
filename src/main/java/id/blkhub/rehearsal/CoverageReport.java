package id.blkhub.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** What no case reaches, as a page and as a text. */
public record CoverageReport(List<CoverageSection> sections) {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem;
             color: #1f2933; background: #fff }
      table { border-collapse: collapse } td, th { padding: .2rem 1rem .2rem 0; text-align: left }
      td.number { text-align: right } code { font: 13px/1.6 ui-monospace, monospace }
      h3 { margin-bottom: 0; font-size: 1rem } ul { margin-top: .2rem }
      """;

  /**
   * One kind of things that cases may reach.
   *
   * @param missed those that no case reaches, by what they belong to
   */
  public record CoverageSection(String title, String means, int all, List<CoverageGroup> missed) {
    int reached() {
      return all - missed.stream().mapToInt(coverageGroup -> coverageGroup.lines().size()).sum();
    }
  }

  /** What is missed of one mapping, agreement or file. */
  public record CoverageGroup(String of, List<String> lines) {}

  /** Writes {@code index.html} and {@code summary.txt}. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("index.html"), html(), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("summary.txt"), text(), StandardCharsets.UTF_8);
  }

  /** One line for each section, then what it misses. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (CoverageSection coverageSection : sections) {
      text.append(line(coverageSection)).append('\n');
      for (CoverageGroup coverageGroup : coverageSection.missed()) {
        text.append("  ").append(coverageGroup.of()).append('\n');
        coverageGroup.lines().forEach(missed -> text.append("    ").append(missed).append('\n'));
      }
    }
    return text.toString();
  }

  /** A line for each section. */
  public List<String> summary() {
    return sections.stream().map(CoverageReport::line).toList();
  }

  private static String line(CoverageSection coverageSection) {
    return "%s: %d of %d reached"
        .formatted(coverageSection.title(), coverageSection.reached(), coverageSection.all());
  }

  private String html() {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<title>What no case reaches</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>What no case reaches</h1>\n<table>\n")
        .append("<tr><th></th><th>reached</th><th>of</th></tr>\n");
    for (CoverageSection coverageSection : sections) {
      page.append(
          "<tr><td>%s</td><td class=\"number\">%d</td><td class=\"number\">%d</td></tr>\n"
              .formatted(
                  escaped(coverageSection.title()),
                  coverageSection.reached(),
                  coverageSection.all()));
    }
    page.append("</table>\n");
    for (CoverageSection coverageSection : sections) {
      page.append(
          "<h2>%s</h2>\n<p>%s</p>\n"
              .formatted(escaped(coverageSection.title()), escaped(coverageSection.means())));
      if (coverageSection.missed().isEmpty()) {
        page.append("<p>All are reached.</p>\n");
      }
      for (CoverageGroup coverageGroup : coverageSection.missed()) {
        page.append("<h3>%s</h3>\n<ul>\n".formatted(escaped(coverageGroup.of())));
        for (String line : coverageGroup.lines()) {
          page.append("<li><code>%s</code></li>\n".formatted(escaped(line)));
        }
        page.append("</ul>\n");
      }
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}

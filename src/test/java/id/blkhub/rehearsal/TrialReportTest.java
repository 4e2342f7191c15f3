package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TrialReportTest {
  private static final List<Trial> TRIALS =
      List.of(
          new Trial("blk/in/enrolment", "full.in.json", Duration.ofMillis(12), List.of()),
          new Trial(
              "scenarios",
              "x.scenario.yaml",
              Duration.ofMillis(1_500),
              List.of("/a: expected \"<b>\", got \"\u0001\"", "  a line & another")));

  @TempDir Path folder;

  @Test
  void shouldCountSuitesAndKeepEveryLineOfAFailure() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(TrialReport.xml(TRIALS).getBytes(StandardCharsets.UTF_8)));

    Element all = xml.getDocumentElement();
    assertThat(all.getAttribute("tests")).isEqualTo("2");
    assertThat(all.getAttribute("failures")).isEqualTo("1");
    assertThat(all.getAttribute("time")).isEqualTo("1.512");
    assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("/a: expected \"<b>\", got \"?\"");
    assertThat(failure.getTextContent()).endsWith("\n  a line & another");
  }

  @Test
  void shouldMakeTheFoldersItLiesIn() throws Exception {
    Path file = folder.resolve("a/b/report.xml");
    TrialReport.write(TRIALS, file);

    assertThat(Files.readString(file)).isEqualTo(TrialReport.xml(TRIALS));
  }
}

package id.blkhub.rehearsal;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What was tried as JUnit XML, which build servers read: a suite for each mapping. */
public final class TrialReport {
  private TrialReport() {}

  /** Writes the report, and the folders it lies in. */
  public static void write(List<Trial> trials, Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    Files.writeString(file, xml(trials), StandardCharsets.UTF_8);
  }

  static String xml(List<Trial> trials) {
    Map<String, List<Trial>> suites =
        trials.stream()
            .collect(Collectors.groupingBy(Trial::group, LinkedHashMap::new, Collectors.toList()));
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      counts(xml, trials);
      for (Map.Entry<String, List<Trial>> suite : suites.entrySet()) {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite.getKey());
        counts(xml, suite.getValue());
        for (Trial trial : suite.getValue()) {
          write(xml, trial);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory can always be written", e);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter xml, Trial trial) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", trial.group());
    xml.writeAttribute("name", clean(trial.name()));
    xml.writeAttribute("time", seconds(List.of(trial)));
    if (!trial.passed()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", clean(trial.complaint().get(0)));
      xml.writeCharacters(clean(String.join("\n", trial.complaint())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void counts(XMLStreamWriter xml, List<Trial> trials) throws XMLStreamException {
    long failed = trials.stream().filter(trial -> !trial.passed()).count();
    xml.writeAttribute("tests", Integer.toString(trials.size()));
    xml.writeAttribute("failures", Long.toString(failed));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("time", seconds(trials));
  }

  private static String seconds(List<Trial> trials) {
    long nanos = trials.stream().mapToLong(trial -> trial.took().toNanos()).sum();
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  /** XML has no place for most control characters. */
  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\t\\n]]", "?");
  }
}

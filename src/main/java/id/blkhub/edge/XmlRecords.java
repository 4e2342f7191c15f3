package id.blkhub.edge;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.reader.RowFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes the elements at one place of an XML document, one after the other. An element becomes an
 * object: its attributes by their names behind {@code @}, the elements in it by their names without
 * prefix, as an array where there are several; one with neither becomes a text, and text beside
 * them is called {@code #text}. Values stay texts. A document type is refused, so there are no
 * entities but those of XML itself.
 */
final class XmlRecords {
  private static final int DEEPEST = 100;
  private static final String TEXT = "#text";
  private static final JsonMapper JSON = new JsonMapper();

  private final XMLStreamReader in;
  private final List<String> path = new ArrayList<>();
  private final JsonPointer at;

  private XmlRecords(XMLStreamReader in, JsonPointer at) {
    this.in = in;
    this.at = at;
    for (JsonPointer left = at; !left.matches(); left = left.tail()) {
      path.add(left.getMatchingProperty());
    }
  }

  /**
   * @param at the names of the elements that lead to a record, from the root on
   * @throws ItemRefused when the document is not sound to its end, or has no such place
   */
  static void read(Path file, JsonPointer at, Consumer<EdgeRecord> records) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      XMLStreamReader in = factory().createXMLStreamReader(bytes);
      try {
        new XmlRecords(in, at).read(records);
      } catch (XMLStreamException notSound) {
        throw broken(in);
      } finally {
        in.close();
      }
    } catch (XMLStreamException notEvenBegun) {
      throw new ItemRefused(EdgeProblem.BROKEN_XML.violation(1));
    }
  }

  /** The JDK's own, whatever else is on the class path. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the document is read");
        });
    return factory;
  }

  private static ItemRefused broken(XMLStreamReader in) {
    int line = Math.max(1, in.getLocation().getLineNumber());
    return new ItemRefused(EdgeProblem.BROKEN_XML.violation(line));
  }

  private void read(Consumer<EdgeRecord> records) throws XMLStreamException, IOException {
    int depth = 0;
    int matched = 0;
    int number = 0;
    boolean around = false;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.DTD) {
        throw broken(in);
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (depth == matched && path.get(depth).equals(in.getLocalName())) {
          matched++;
        }
        depth++;
        around |= matched >= path.size() - 1;
        if (matched == path.size()) {
          records.accept(record(++number));
          depth--;
          matched--;
        } else if (depth > DEEPEST) {
          throw broken(in);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        matched -= matched == depth ? 1 : 0;
        depth--;
      }
    }
    if (!around) {
      throw new ItemRefused(EdgeProblem.NO_LIST.violation(at));
    }
  }

  private EdgeRecord record(int number) throws XMLStreamException, IOException {
    JsonNode element = element(path.size());
    return new EdgeRecord(
        number,
        JSON.writeValueAsBytes(element),
        element.isObject() ? null : RowFault.NOT_AN_OBJECT.written(Integer.toString(number)));
  }

  /** The element whose begin was read, to its end. */
  private JsonNode element(int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw broken(in);
    }
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      object.put('@' + in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = in.getLocalName();
        add(object, name, element(depth + 1));
      } else if (in.hasText()
          && event != XMLStreamConstants.COMMENT
          && event != XMLStreamConstants.PROCESSING_INSTRUCTION) {
        text.append(in.getText());
      }
    }
    String written = text.toString().strip();
    if (object.isEmpty()) {
      return TextNode.valueOf(written);
    }
    return written.isEmpty() ? object : object.put(TEXT, written);
  }

  private static void add(ObjectNode object, String name, JsonNode value) {
    JsonNode before = object.get(name);
    if (before == null) {
      object.set(name, value);
    } else if (before instanceof ArrayNode several) {
      several.add(value);
    } else {
      object.putArray(name).add(before).add(value);
    }
  }
}

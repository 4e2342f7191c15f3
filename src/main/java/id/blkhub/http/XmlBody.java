package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * XML of a document with one member, which is the root: a member whose name begins with {@code @}
 * is an attribute, {@code #text} the text beside it, an array as many elements of one name, null an
 * empty element. It is the form in which the intake edge reads XML.
 */
final class XmlBody {
  /** Names without prefix that every parser takes. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,200}");

  /** What XML 1.0 cannot hold in any way of writing (section 2.2). */
  private static final Pattern IMPOSSIBLE =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private static final String TEXT = "#text";
  private static final String ATTRIBUTE = "@";

  private final XMLStreamWriter out;

  private XmlBody(XMLStreamWriter out) {
    this.out = out;
  }

  /**
   * @param at where the document is; null for all of it
   */
  static CallBody of(JsonNode document, @Nullable JsonPointer at) throws RequestBody.Unfit {
    String place = at == null ? "" : at.toString();
    if (!document.isObject() || document.size() != 1) {
      throw unfit(place);
    }
    Map.Entry<String, JsonNode> root = document.properties().iterator().next();
    if (root.getValue().isArray()) {
      throw unfit(place + '/' + root.getKey());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      new XmlBody(out).element(root.getKey(), root.getValue(), place + '/' + root.getKey());
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException inMemory) {
      throw new IllegalStateException("XML could not be written");
    }
    return new CallBody(bytes.toByteArray(), "application/xml; charset=UTF-8");
  }

  private void element(String name, JsonNode value, String place)
      throws XMLStreamException, RequestBody.Unfit {
    require(NAME.matcher(name).matches(), place);
    out.writeStartElement(name);
    if (value.isObject()) {
      members(value, place);
    } else {
      text(value, place);
    }
    out.writeEndElement();
  }

  private void members(JsonNode object, String place) throws XMLStreamException, RequestBody.Unfit {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getKey().startsWith(ATTRIBUTE)) {
        String name = member.getKey().substring(1);
        require(NAME.matcher(name).matches(), place + '/' + member.getKey());
        out.writeAttribute(name, written(member.getValue(), place + '/' + member.getKey()));
      }
    }
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String at = place + '/' + member.getKey();
      if (member.getKey().equals(TEXT)) {
        text(member.getValue(), at);
      } else if (!member.getKey().startsWith(ATTRIBUTE)) {
        several(member.getKey(), member.getValue(), at);
      }
    }
  }

  private void several(String name, JsonNode value, String place)
      throws XMLStreamException, RequestBody.Unfit {
    if (!value.isArray()) {
      element(name, value, place);
      return;
    }
    int index = 0;
    for (Iterator<JsonNode> each = value.elements(); each.hasNext(); index++) {
      JsonNode one = each.next();
      require(!one.isArray(), place + '/' + index);
      element(name, one, place + '/' + index);
    }
  }

  private void text(JsonNode value, String place) throws XMLStreamException, RequestBody.Unfit {
    out.writeCharacters(written(value, place));
  }

  private static String written(JsonNode value, String place) throws RequestBody.Unfit {
    require(!value.isContainerNode(), place);
    String text = value.isNull() ? "" : plain(value);
    require(!IMPOSSIBLE.matcher(text).find(), place);
    return text;
  }

  private static String plain(JsonNode value) {
    return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
  }

  private static void require(boolean holds, String place) throws RequestBody.Unfit {
    if (!holds) {
      throw unfit(place);
    }
  }

  private static RequestBody.Unfit unfit(String place) {
    return new RequestBody.Unfit(PartnerCallProblem.NOT_XML.violation(place));
  }
}

package id.blkhub.outfile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import id.blkhub.delivery.Delivery;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.Documents;
import id.blkhub.message.Correction;
import id.blkhub.outfile.OutFileOptions.OutForm;
import id.blkhub.outfile.OutFileOptions.OutFormat;
import id.blkhub.sheet.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A delivery as a file.
 *
 * @param name says kind and message, nothing of a person; the same each time, so that a repeated
 *     delivery replaces the file
 */
record OutFile(String name, byte[] bytes) {
  /**
   * @throws FileUnfit when the delivery cannot be such a file
   */
  static OutFile of(Delivery delivery, OutForm form) throws FileUnfit {
    byte[] bytes =
        form.format() == OutFormat.JSON
            ? json(delivery.document())
            : sheet(delivery.document(), form);
    return new OutFile(name(delivery, form), bytes);
  }

  private static String name(Delivery delivery, OutForm form) {
    DeliveryHeader header = delivery.header();
    Correction correction = delivery.correction();
    return (header.test() ? "uji-" : "")
        + header.kind()
        + '-'
        + header.messageId()
        + (correction == null ? "" : '.' + correction.text())
        + '.'
        + form.format().ending();
  }

  private static byte[] json(JsonNode document) {
    try {
      return Documents.JSON.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A mapped document can always be written", e);
    }
  }

  /** The rows of a document. */
  static byte[] sheet(JsonNode document, OutForm form) throws FileUnfit {
    List<List<String>> rows = new ArrayList<>();
    if (form.header()) {
      rows.add(form.columns().headings());
    }
    JsonNode outer = form.rows().matches() ? JsonNodeFactory.instance.objectNode() : document;
    requireColumns(outer, JsonPointer.empty(), form);
    JsonPointer at = form.rows();
    JsonNode found = document.at(at);
    if (found.isObject()) {
      rows.add(cells(found, outer, at, form));
    } else if (found.isArray()) {
      for (int i = 0; i < found.size(); i++) {
        rows.add(cells(found.get(i), outer, at.appendIndex(i), form));
      }
    } else if (!found.isMissingNode()) {
      throw new FileUnfit(OutFileProblem.NO_ROWS_THERE.violation(at));
    }
    return written(rows, form);
  }

  /** A row; what it lacks is looked for beside the list. */
  private static List<String> cells(JsonNode row, JsonNode outer, JsonPointer at, OutForm form)
      throws FileUnfit {
    if (!row.isObject()) {
      throw new FileUnfit(OutFileProblem.NO_ROWS_THERE.violation(at));
    }
    requireColumns(row, at, form);
    return form.columns().all().stream()
        .map(
            column ->
                Optional.ofNullable(row.get(column.name()))
                    .or(() -> Optional.ofNullable(outer.get(column.name()))))
        .map(
            value ->
                value
                    .filter(JsonNode::isValueNode)
                    .filter(one -> !one.isNull())
                    .map(JsonNode::asText)
                    .orElse(""))
        .toList();
  }

  /** Nothing that the mapping made is left out without a word. */
  private static void requireColumns(JsonNode object, JsonPointer at, OutForm form)
      throws FileUnfit {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonPointer here = at.appendProperty(field.getKey());
      if (here.equals(form.rows())) {
        continue;
      }
      if (field.getValue().isContainerNode()) {
        throw new FileUnfit(OutFileProblem.NOT_FLAT.violation(here));
      }
      if (!form.columns().has(field.getKey())) {
        throw new FileUnfit(OutFileProblem.NO_COLUMN.violation(here));
      }
    }
  }

  private static byte[] written(List<List<String>> rows, OutForm form) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SheetWriter writer =
        form.format() == OutFormat.XLSX
            ? SheetWriter.xlsx(bytes)
            : SheetWriter.csv(bytes, form.separator(), form.mark())) {
      for (int i = 0; i < rows.size(); i++) {
        writer.row(i + 1, rows.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import id.blkhub.message.Violation;

/** A compiled JSLT text that turns every way of failing into one. */
final class Script {
  /** A message of 1 MiB has fewer; more means that the script multiplies its input. */
  private static final int MAX_NODES = 500_000;

  private final String name;
  private final Expression expression;

  Script(String name, Expression expression) {
    this.name = name;
    this.expression = expression;
  }

  JsonNode run(JsonNode input) {
    JsonNode output;
    try {
      output = expression.apply(input);
    } catch (StackOverflowError e) {
      throw failed("HUB-M011", "rekursi tanpa akhir", "endless recursion", null);
    } catch (JsltException e) {
      // its sentence may quote the value it stumbled over, so only the place is told
      String place = e.getLine() > 0 ? e.getLine() + ":" + e.getColumn() : "?";
      throw failed(
          "HUB-M010", "gagal di baris:kolom " + place, "failed at line:column " + place, null);
    } catch (RuntimeException e) {
      String kind = e.getClass().getSimpleName();
      throw failed("HUB-M010", "gagal: " + kind, "failed: " + kind, null);
    }
    if (output == null || count(output, 0) > MAX_NODES) {
      throw failed("HUB-M012", "hasilnya terlalu besar", "its result is too large", null);
    }
    return output;
  }

  MappingFailed failed(String code, String id, String en, Throwable cause) {
    return new MappingFailed(
        Violation.of(
            "", code, "Pemetaan " + name + ": " + id + ".", "Mapping " + name + ": " + en + "."),
        cause);
  }

  private static int count(JsonNode node, int before) {
    int counted = before + 1;
    if (node.isContainerNode()) {
      for (JsonNode child : node) {
        if (counted > MAX_NODES) {
          break;
        }
        counted = count(child, counted);
      }
    }
    return counted;
  }
}

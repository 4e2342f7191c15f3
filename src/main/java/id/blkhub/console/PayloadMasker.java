package id.blkhub.console;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contract.Privacy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows a message to somebody who may see what it is about, but not whom. In the canonical form the
 * schema says what is personal. A partner's form is trusted less: a value of it is shown only where
 * the same value stands in the canonical form at a place that is not personal.
 */
final class PayloadMasker {
  /** What stands where even the length of a value would tell something. */
  static final String HIDDEN = "•••";

  private static final int MOST_LINES = 400;
  private static final int LONGEST = 200;
  private static final int TELLING = 4;
  private static final int NIK_SHOWN = 4;
  private static final String CONTEXT = "/context";
  private static final Pattern NIK = Pattern.compile("\\d{16}");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern NUMERIC = Pattern.compile("[\\d.,-]*");

  private final @Nullable JsonNode canonical;
  private final @Nullable Contract kind;
  private final Set<String> open = new HashSet<>();
  private final Set<String> personal = new HashSet<>();

  /**
   * @param canonical null for a message that has no canonical form
   */
  PayloadMasker(@Nullable JsonNode canonical, @Nullable Contract kind) {
    this.canonical = canonical;
    this.kind = kind;
    if (canonical != null) {
      sort("", canonical);
      open.removeAll(personal);
    }
  }

  /** How a line differs from the stage before, or what is wrong with it. */
  enum MaskMark {
    NONE,
    HIDDEN,
    MASKED,
    REMOVED,
    WRONG
  }

  /**
   * A field and its value, or the name of an object or array.
   *
   * @param value null where lines for its parts follow
   */
  record Line(int depth, String name, @Nullable String value, MaskMark mark) {
    /** The depth as it is styled; deeper ones are not moved any further. */
    public int indent() {
      return Math.min(depth, 8);
    }
  }

  private interface Look {
    /** The value as shown; null for a container that is opened. */
    Line line(String pointer, String name, JsonNode value, int depth);
  }

  private Privacy privacy(String pointer) {
    // of a case the hub knows no name and no NIK
    if (pointer.startsWith(CONTEXT)) {
      return Privacy.OPEN;
    }
    return kind == null ? Privacy.UNKNOWN : kind.privacy(pointer);
  }

  private void sort(String pointer, JsonNode node) {
    if (node.isContainerNode()) {
      each(node, (name, child) -> sort(pointer + '/' + name, child));
      return;
    }
    boolean known = privacy(pointer) == Privacy.OPEN;
    (known ? open : personal).add(node.asText());
    var date = DATE.matcher(node.asText());
    if (date.matches()) {
      for (String separator : List.of("-", "/")) {
        (known ? open : personal)
            .add(String.join(separator, date.group(3), date.group(2), date.group(1)));
      }
    }
  }

  /** The canonical form. */
  List<Line> canonical(Set<String> wrong) {
    return lines(
        canonical,
        (pointer, name, value, depth) -> canonicalLine(pointer, name, value, depth, wrong));
  }

  private Line canonicalLine(
      String pointer, String name, JsonNode value, int depth, Set<String> wrong) {
    Privacy privacy = privacy(pointer);
    if (privacy == Privacy.SPECIFIC) {
      return new Line(depth, name, HIDDEN, MaskMark.HIDDEN);
    }
    if (value.isContainerNode()) {
      return new Line(depth, name, null, wrong.contains(pointer) ? MaskMark.WRONG : MaskMark.NONE);
    }
    MaskMark maskMark = wrong.contains(pointer) ? MaskMark.WRONG : MaskMark.NONE;
    return privacy == Privacy.OPEN
        ? new Line(depth, name, plain(value), maskMark)
        : new Line(
            depth,
            name,
            veiled(name, value),
            maskMark == MaskMark.NONE ? MaskMark.HIDDEN : maskMark);
  }

  /** The canonical form, with what a receiver's agreement removes or masks of it. */
  List<Line> minimised(JsonNode minimised) {
    return lines(
        canonical,
        (pointer, name, value, depth) -> {
          JsonNode left = minimised.at(pointer);
          if (left.isMissingNode()) {
            return new Line(depth, name, "", MaskMark.REMOVED);
          }
          Line line = canonicalLine(pointer, name, value, depth, Set.of());
          boolean masked = !value.isContainerNode() && !left.equals(value);
          return masked ? new Line(depth, name, line.value(), MaskMark.MASKED) : line;
        });
  }

  /**
   * A form a partner sends or takes.
   *
   * @param contract the partner's; null where there is none
   * @param wrong pointers of what is wrong with it
   */
  List<Line> form(JsonNode form, @Nullable Contract contract, Set<String> wrong) {
    boolean careful = contract != null && !contract.personalFields().isEmpty();
    return lines(
        form,
        (pointer, name, value, depth) -> {
          Privacy privacy = contract == null ? Privacy.UNKNOWN : contract.privacy(pointer);
          // a name the contract does not know may be anything, a person's for example
          String shown = privacy == Privacy.UNKNOWN && !isIndex(name) ? HIDDEN : name;
          MaskMark maskMark = wrong.contains(pointer) ? MaskMark.WRONG : MaskMark.NONE;
          if (privacy == Privacy.SPECIFIC) {
            return new Line(depth, shown, HIDDEN, MaskMark.HIDDEN);
          }
          if (value.isContainerNode()) {
            return new Line(depth, shown, null, maskMark);
          }
          boolean choice =
              careful
                  && contract != null
                  && privacy == Privacy.OPEN
                  && contract.choices(pointer).contains(value);
          if (privacy != Privacy.PERSONAL && (choice || known(value.asText()))) {
            return new Line(depth, shown, plain(value), maskMark);
          }
          String text = personal.contains(value.asText()) ? veiled(name, value) : HIDDEN;
          return new Line(
              depth, shown, text, maskMark == MaskMark.NONE ? MaskMark.HIDDEN : maskMark);
        });
  }

  /** A short number stands in many places: that it is open in one says nothing about another. */
  private boolean known(String text) {
    boolean telling = text.length() >= TELLING || !NUMERIC.matcher(text).matches();
    return telling && open.contains(text);
  }

  private static String plain(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + '…' : text;
  }

  private static String veiled(String name, JsonNode value) {
    String text = value.asText();
    if (NIK.matcher(text).matches()) {
      return text.substring(0, NIK_SHOWN) + "*".repeat(text.length() - NIK_SHOWN);
    }
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    if (value.isTextual() && (lower.endsWith("name") || lower.startsWith("nama"))) {
      StringBuilder initials = new StringBuilder();
      for (String word : text.strip().split("\\s+", 6)) {
        initials
            .append(initials.isEmpty() ? "" : " ")
            .appendCodePoint(word.codePointAt(0))
            .append("…");
      }
      return initials.toString();
    }
    return HIDDEN;
  }

  private List<Line> lines(@Nullable JsonNode document, Look look) {
    List<Line> lines = new ArrayList<>();
    if (document != null) {
      each(document, (name, child) -> walk("/" + name, name, child, 0, look, lines));
    }
    return lines;
  }

  private static void walk(
      String pointer, String name, JsonNode node, int depth, Look look, List<Line> lines) {
    if (lines.size() > MOST_LINES) {
      return;
    }
    if (lines.size() == MOST_LINES) {
      lines.add(new Line(0, "…", "", MaskMark.NONE));
      return;
    }
    Line line = look.line(pointer, name, node, depth);
    lines.add(line);
    if (line.value() == null) {
      each(node, (n, child) -> walk(pointer + '/' + n, n, child, depth + 1, look, lines));
    }
  }

  private static void each(JsonNode node, java.util.function.BiConsumer<String, JsonNode> visit) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              p -> visit.accept(p.getKey().replace("~", "~0").replace("/", "~1"), p.getValue()));
    } else {
      for (int i = 0; i < node.size(); i++) {
        visit.accept(Integer.toString(i), node.get(i));
      }
    }
  }

  private static boolean isIndex(String name) {
    return !name.isEmpty() && name.chars().allMatch(Character::isDigit);
  }
}

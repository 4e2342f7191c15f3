package id.blkhub.files;

import id.blkhub.message.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Why a text is no YAML, said for the person who wrote it. The parser speaks of tokens, scalars and
 * nodes; a reader of its message needs to know what to write instead.
 */
final class YamlFault {
  static final int MOST_CHARACTERS = 3 << 20;
  static final int DEEPEST = 50;
  static final int MOST_ALIASES = 50;

  /** What the parser says, and what to tell instead; the first that fits. */
  private record Saying(Pattern parser, String id, String en) {
    static Saying of(String parser, String id, String en) {
      return new Saying(Pattern.compile(parser), id, en);
    }
  }

  private static final List<Saying> SAYINGS =
      List.of(
          Saying.of(
              "mapping values are not allowed here",
              "\": \" kedua di baris ini; beri tanda kutip pada nilainya, atau betulkan"
                  + " indentasinya",
              "a second \": \" here; put the value in quotes, or mend the indentation"),
          Saying.of(
              "found character '\\\\t",
              "di sini ada tab; indentasi YAML ditulis dengan spasi",
              "there is a tab here; YAML is indented with spaces"),
          Saying.of(
              "found character '(.)' that cannot start",
              "nilai yang diawali %s harus memakai tanda kutip",
              "a value that begins with %s needs quotes"),
          Saying.of(
              "could not find expected ':'",
              "sebuah kunci di baris sebelumnya tidak diikuti \": \"",
              "a key on a line before has no \": \" after it"),
          Saying.of(
              "expected <block end>, but found",
              "baris ini tidak sejajar dengan baris lain di bagiannya; betulkan indentasinya",
              "this line is not in line with the others of its part; mend the indentation"),
          Saying.of(
              "expected ',' or '(.)', but got <stream end>",
              "berkas berakhir sebelum %s penutup",
              "the file ends before the closing %s"),
          Saying.of(
              "expected ',' or '(.)', but got",
              "sebelum ini kurang koma, atau %s penutup",
              "a comma is missing before this, or the closing %s"),
          Saying.of(
              "found unexpected (end of stream|document separator)",
              "tanda kutip tidak ditutup",
              "a quote is not closed"),
          Saying.of(
              "found undefined alias (.+)",
              "*%1$s menunjuk ke &%1$s, yang tidak ada; bila ini teks, beri tanda kutip",
              "*%1$s refers to &%1$s, which is not there; if it is text, put it in quotes"),
          Saying.of(
              "found unknown escape character (.)",
              "\\%s tidak berarti apa-apa di antara tanda kutip ganda; pakai tanda kutip tunggal",
              "\\%s means nothing between double quotes; use single quotes"),
          Saying.of(
              "expected escape sequence of (\\d) hexadecimal",
              "di sini harus ada %s digit heksadesimal; atau pakai tanda kutip tunggal",
              "%s hexadecimal digits are needed here; or use single quotes"),
          Saying.of(
              "sequence entries are not allowed here",
              "\"- \" tidak boleh di sini; sebuah daftar dimulai di barisnya sendiri",
              "\"- \" cannot stand here; a list begins on a line of its own"),
          Saying.of(
              "expected the node content, but found '(.+)'",
              "di sini harus ada nilai, bukan %s",
              "a value is needed here, not %s"),
          Saying.of(
              "(unexpected character found|expected alphabetic or numeric character)",
              "nilai yang diawali * atau & harus memakai tanda kutip",
              "a value that begins with * or & needs quotes"),
          Saying.of(
              "(found undefined tag handle|expected '!'|expected URI|Global tag)",
              "nilai yang diawali ! harus memakai tanda kutip",
              "a value that begins with ! needs quotes"),
          Saying.of(
              "but found another document",
              "di sini --- memulai dokumen kedua; sebuah berkas hanya punya satu",
              "--- begins a second document here; a file has one"),
          Saying.of(
              "expected chomping or indentation indicators",
              "setelah | atau > teksnya dimulai di baris berikut",
              "after | or > the text begins on the next line"),
          Saying.of(
              "exceeds the limit: (\\d+) code points",
              "berkas ini punya lebih dari %s huruf",
              "the file has more than %s characters"),
          Saying.of(
              "Number of aliases .*max=(\\d+)",
              "lebih dari %s alias menunjuk ke daftar atau bagian",
              "more than %s aliases refer to lists or parts"),
          Saying.of(
              "Nesting Depth exceeded max (\\d+)",
              "bagian-bagiannya bersarang lebih dari %s tingkat",
              "its parts are nested more than %s deep"));

  private YamlFault() {}

  /**
   * @param text of the file, without a byte order mark
   */
  static NotText of(YAMLException failure, Path file, String text) {
    if (failure instanceof ReaderException unreadable) {
      return control(unreadable, file, text);
    }
    if (failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      Mark mark = marked.getProblemMark();
      return new NotText(file, mark.getLine() + 1, mark.getColumn() + 1, said(marked.getProblem()));
    }
    return new NotText(file, 1, 1, said(String.valueOf(failure.getMessage())));
  }

  /** The parser gives the position of a character in the whole text and no line. */
  private static NotText control(ReaderException failure, Path file, String text) {
    String before = text.substring(0, Math.min(text.length(), failure.getPosition()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    String code = "U+%04X".formatted(failure.getCodePoint());
    return new NotText(
        file,
        line,
        column,
        new Text(
            "karakter kendali %s tidak boleh ada".formatted(code),
            "the control character %s is not allowed".formatted(code)));
  }

  private static Text said(String parser) {
    for (Saying saying : SAYINGS) {
      Matcher matcher = saying.parser().matcher(parser == null ? "" : parser);
      if (matcher.find()) {
        Object word = matcher.groupCount() == 0 ? "" : matcher.group(1);
        return new Text(
            String.format(Locale.ROOT, saying.id(), word),
            String.format(Locale.ROOT, saying.en(), word));
      }
    }
    return new Text("di tempat ini tulisannya tidak sah", "what is written here makes no sense");
  }
}

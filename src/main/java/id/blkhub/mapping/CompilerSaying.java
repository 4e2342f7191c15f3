package id.blkhub.mapping;

import id.blkhub.message.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the compiler of JSLT says of a text it can parse, said for the person who wrote it. */
final class CompilerSaying {
  private record Rendering(Pattern compiler, String id, String en) {}

  private static final List<Rendering> RENDERINGS =
      List.of(
          rendering(
              "Function '([^']+)' needs (\\d+)-\\2 arguments, got (\\d+).*",
              "fungsi \"%1$s\" memerlukan %2$s nilai; di sini ada %3$s",
              "the function \"%1$s\" takes %2$s values; here are %3$s"),
          rendering(
              "Function '([^']+)' needs (\\d+)-(\\d+) arguments, got (\\d+).*",
              "fungsi \"%1$s\" memerlukan %2$s sampai %3$s nilai; di sini ada %4$s",
              "the function \"%1$s\" takes %2$s to %3$s values; here are %4$s"),
          rendering(
              "Unknown escape sequence: \\\\(.).*",
              "\\%1$s tidak berarti apa-apa dalam teks; garis miring terbalik ditulis \\\\",
              "\\%1$s means nothing in a text; a backslash is written \\\\"),
          rendering(
              "import (\\S+) leaves the mappings folder.*",
              "import %1$s keluar dari folder mappings",
              "import %1$s leaves the mappings folder"),
          rendering(
              "import (\\S+) cannot be read: (.*)",
              "import %1$s tidak dapat dibaca: berkas itu tidak ada atau bukan teks",
              "import %1$s cannot be read: %2$s"));

  private CompilerSaying() {}

  private static Rendering rendering(String compiler, String id, String en) {
    return new Rendering(Pattern.compile(compiler, Pattern.DOTALL), id, en);
  }

  /** Its own words where no others are known. */
  static Text of(@Nullable String said) {
    String compiler = String.valueOf(said);
    for (Rendering rendering : RENDERINGS) {
      Matcher matcher = rendering.compiler().matcher(compiler);
      if (matcher.matches()) {
        Object[] words = new Object[matcher.groupCount()];
        for (int i = 0; i < words.length; i++) {
          words[i] = matcher.group(i + 1);
        }
        return new Text(rendering.id().formatted(words), rendering.en().formatted(words));
      }
    }
    return new Text(compiler, compiler);
  }
}

package id.blkhub.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The paragraph of the reference behind each code, from the same files as the documentation. */
@Component
class ProblemPages {
  private static final Pattern PARAGRAPH =
      Pattern.compile(
          "(?ms)^(?:- \\*\\*(HUB-[A-Z]\\d{3})\\*\\*|\\*\\*(HUB-[A-Z]\\d{3})\\*\\*"
              + "|#{2,4} (HUB-[A-Z]\\d{3}))[^\\S\\n]*(.*?)(?=^- \\*\\*HUB|^\\*\\*HUB|^#|\\z)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]+\\)");

  private final Map<String, String> paragraphs = new HashMap<>();

  ProblemPages() {
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:console/problems/*.md")) {
        Matcher matcher = PARAGRAPH.matcher(file.getContentAsString(StandardCharsets.UTF_8));
        while (matcher.find()) {
          String code = matcher.group(1);
          code = code == null ? matcher.group(2) : code;
          paragraphs.put(code == null ? matcher.group(3) : code, plain(matcher.group(4)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String markdown) {
    return LINK.matcher(markdown)
        .replaceAll("$1")
        .replace("`", "")
        .replace("**", "")
        .replaceAll("(?<!\\n)\\n(?!\\n)", " ")
        .strip();
  }

  boolean knows(String code) {
    return paragraphs.containsKey(code);
  }

  /** Plain text, in English as the documentation is. */
  Optional<String> paragraph(String code) {
    return Optional.ofNullable(paragraphs.get(code));
  }
}

package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemReferenceTest {
  @Test
  void everyCodeHasItsParagraph() throws Exception {
    String text = Files.readString(Path.of("docs/reference/problems/C.md"));
    List<String> documented =
        Pattern.compile("\\*\\*(HUB-C\\d{3})\\*\\*")
            .matcher(text)
            .results()
            .map(m -> m.group(1))
            .toList();

    assertThat(documented).containsExactlyInAnyOrderElementsOf(codes());
  }

  private static List<String> codes() {
    return Stream.of(Codes.class.getDeclaredFields()).map(ProblemReferenceTest::value).toList();
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}

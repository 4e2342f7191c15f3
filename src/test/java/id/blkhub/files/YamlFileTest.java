package id.blkhub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One reader for all YAML that integrators write. */
class YamlFileTest {
  @TempDir Path folder;

  @Test
  void shouldReadPlainWordsAsJsonDoesAndEverythingElseAsText() throws IOException {
    YamlJson yaml =
        json(
            """
            date: 2026-06-01
            yes: yes
            phone: 0812
            clock: 12:30
            number: -7.5
            big: 3507245703040002
            quoted: "7"
            empty:
            list: [true, null]
            """);

    assertThat(yaml.json().toString())
        .isEqualTo(
            "{\"date\":\"2026-06-01\",\"yes\":\"yes\",\"phone\":\"0812\",\"clock\":\"12:30\","
                + "\"number\":-7.5,\"big\":3507245703040002,\"quoted\":\"7\",\"empty\":null,"
                + "\"list\":[true,null]}");
  }

  @Test
  void shouldKnowWhereEachValueStands() throws IOException {
    YamlJson yaml = json("a:\n  - b: 1\n    c/d: [x, y]\n");

    assertThat(yaml.at("/a/0/c~1d/1")).isEqualTo(file() + ":3:14");
    assertThat(yaml.at("/a/0/b")).isEqualTo(file() + ":2:5");
    assertThat(yaml.at("/a/0/none/at/all")).isEqualTo(file() + ":2:5");
    assertThat(yaml.at("/none")).isEqualTo(file() + ":1:1");
  }

  @Test
  void shouldRefuseAKeyThatStandsThereTwice() throws IOException {
    Files.writeString(file(), "a: 1\nb: 2\na: 3\n");

    NotText refused = catchThrowableOfType(NotText.class, () -> YamlJson.read(file()));

    assertThat(refused).hasMessage(file() + ":3:1: the key a stands here twice");
  }

  /** A line break is written as a bar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          ``                    ; 1:1 ; the file is empty
          a: b: c               ; 1:5 ; a second ": " here
          a:|\tb: 1             ; 2:1 ; there is a tab here
          a: @b                 ; 1:4 ; a value that begins with @ needs quotes
          a: {b: 1              ; 2:1 ; the file ends before the closing }
          a: [1, 2|b: 3         ; 2:2 ; a comma is missing before this, or the closing ]
          a: 1|b|c: 2           ; 3:1 ; a key on a line before has no ": " after it
          a:|  b: 1| c: 2       ; 3:2 ; this line is not in line with the others
          a: "b                 ; 2:1 ; a quote is not closed
          a: *b                 ; 1:4 ; *b refers to &b, which is not there
          a: "\\d"              ; 1:6 ; \\d means nothing between double quotes
          a: - b                ; 1:4 ; "- " cannot stand here
          a: *                  ; 1:5 ; a value that begins with * or & needs quotes
          a: 1|---|b: 2         ; 2:1 ; --- begins a second document here
          a: ]                  ; 1:4 ; a value is needed here, not ]
          """)
  void shouldSayWhatToWriteInstead(String text, String place, String said) throws IOException {
    Files.writeString(file(), text.replace("|", "\n") + (text.isEmpty() ? "" : "\n"));

    NotText refused = catchThrowableOfType(NotText.class, () -> YamlFile.read(file()));

    assertThat(refused.line() + ":" + refused.column()).isEqualTo(place);
    assertThat(refused.why().en()).startsWith(said);
    assertThat(refused.why().id()).isNotBlank().isNotEqualTo(refused.why().en());
  }

  @Test
  void shouldRefuseAnAliasThatLeadsBack() throws IOException {
    assertThat(refused("a: &a\n  b: *a\n").why().en())
        .isEqualTo("an alias leads back to what it stands in");
  }

  @Test
  void shouldCountTheValuesThatAliasesMake() throws IOException {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 6; i++) {
      String alias = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", alias, alias, alias)));
      text.insert(text.length() - 2, (", " + alias).repeat(5));
    }

    assertThat(refused(text.toString()).why().en())
        .isEqualTo("its aliases make more than 100000 values of it");
  }

  @Test
  void shouldRefuseWhatIsNestedWithoutEnd() throws IOException {
    assertThat(refused("[".repeat(60) + "]".repeat(60)).why().en())
        .isEqualTo("its parts are nested more than 50 deep");
  }

  @Test
  void shouldNameAControlCharacterByItsPlace() throws IOException {
    NotText refused = refused("a: 1\nb: x\u0001y\n");

    assertThat(refused).hasMessage(file() + ":2:5: the control character U+0001 is not allowed");
  }

  private NotText refused(String text) throws IOException {
    Files.writeString(file(), text);
    return catchThrowableOfType(NotText.class, () -> YamlFile.read(file()));
  }

  private Path file() {
    return folder.resolve("x.yaml");
  }

  private YamlJson json(String text) throws IOException {
    Files.writeString(file(), text);
    return YamlJson.read(file());
  }
}

package id.blkhub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFileTest {
  private static final String TEXT = "kode,nama\n1,Tête\n";

  @TempDir Path folder;

  @Test
  void shouldLeaveOutAByteOrderMark() throws Exception {
    Path file = Files.writeString(folder.resolve("bom.csv"), '\uFEFF' + TEXT);

    assertThat(TextFile.read(file)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1,2:4,0xEA",
    "windows-1252,2:4,0xEA",
    "UTF-16LE,1:2,0x00",
    "UTF-16,1:1,UTF-16",
    "UTF-32BE,1:1,0x00",
  })
  void shouldSayWhereATextIsNotInUtf8(String charset, String place, String word) throws Exception {
    Path file = Files.writeString(folder.resolve("table.csv"), TEXT, Charset.forName(charset));

    assertThatThrownBy(() -> TextFile.read(file))
        .isInstanceOf(NotText.class)
        .hasMessageContaining(file + ":" + place)
        .hasMessageContaining(word);
  }

  @Test
  void shouldRefuseWhatIsTooLargeNoFileOrNotThere() throws Exception {
    Path large = Files.write(folder.resolve("large"), new byte[2_000]);

    assertThatThrownBy(() -> TextFile.read(large, 1_024)).hasMessageContaining("than 1 KiB");
    assertThatThrownBy(() -> TextFile.read(folder)).hasMessageContaining("this is a folder");
    assertThatThrownBy(() -> TextFile.read(folder.resolve("none")))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void shouldReadWhatALinkLeadsTo() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), TEXT, StandardCharsets.UTF_8);
    Path link = Files.createSymbolicLink(folder.resolve("b"), file);

    assertThat(TextFile.read(link)).isEqualTo(TEXT);
  }
}

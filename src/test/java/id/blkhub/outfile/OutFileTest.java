package id.blkhub.outfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a delivery looks like as rows. */
class OutFileTest {
  private static String sheet(String document, String... options) throws Exception {
    Map<String, Object> all =
        new HashMap<>(Map.of("folder", "f", "format", "csv", "columns", "a=Satu, b, c=Tiga"));
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    JsonNode read = new ObjectMapper().readTree(document.replace('\'', '"'));
    OutFileOptions parsed = OutFileOptions.parse("folder", all);
    return new String(OutFile.sheet(read, parsed.form()), StandardCharsets.UTF_8);
  }

  @Test
  void shouldWriteAFlatObjectAsOneRowWithMarkAndHeadings() throws Exception {
    assertThat(sheet("{'c': true, 'a': 7}")).isEqualTo("\uFEFFSatu;b;Tiga\r\n7;;true\r\n");
  }

  @Test
  void shouldWriteEachObjectOfAListAsARowBesideWhatIsTheSameForAll() throws Exception {
    assertThat(
            sheet(
                "{'c': 'x', 'baris': [{'a': 1}, {'a': 2, 'c': 'y'}]}",
                "rows",
                "/baris",
                "mark",
                "no",
                "header",
                "no",
                "separator",
                "pipe"))
        .isEqualTo("1||x\r\n2||y\r\n");
  }

  @Test
  void shouldWriteHeadingsAloneWhereThereIsNoRow() throws Exception {
    assertThat(sheet("{'c': 'x'}", "rows", "/baris")).isEqualTo("\uFEFFSatu;b;Tiga\r\n");
  }

  @ParameterizedTest
  @CsvSource({"=1+1", "+62812", "-5", "@a"})
  void shouldMakeCellsHarmlessThatAProgrammeWouldRun(String cell) throws Exception {
    assertThat(sheet("{'a': '" + cell + "'}", "header", "no", "mark", "no"))
        .isEqualTo("'" + cell + ";;\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "{'a': {'x': 1}}, HUB-F090",
    "{'a': [1]}, HUB-F090",
    "{'lain': 1}, HUB-F091",
    "[1], HUB-F092",
    "'text', HUB-F092"
  })
  void shouldLeaveNothingOutWithoutAWord(String document, String code) {
    String json = document.equals("text") ? "\"text\"" : document;
    assertThatThrownBy(() -> sheet(json)).isInstanceOf(FileUnfit.class).hasMessage(code);
  }

  @ParameterizedTest
  @CsvSource({
    "format, json, columns is needed",
    "columns, none, columns is needed",
    "columns, 'a,a', columns names a twice",
    "folder, ../x, folder is a name",
    "rows, baris, rows is a JSON Pointer",
    "mark, vielleicht, mark is one of yes"
  })
  void shouldNameAWrongOption(String option, String value, String sentence) {
    assertThatThrownBy(() -> sheet("{}", option, value)).hasMessageContaining(sentence);
  }
}

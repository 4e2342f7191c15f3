package id.blkhub.outmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a delivery says as a mail. */
class LetterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Letter letter(ObjectNode document, boolean test, String... options)
      throws Exception {
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "server", "s",
                "to", "a@b.example",
                "subject", "Lulusan {bulan}|Graduates {bulan}",
                "rows", "/baris",
                "columns", "versi=Versi|Version, a=Satu|One, b"));
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    return Letter.of(document, test, OutMailOptions.parse("smtp", all).form());
  }

  private static ObjectNode document(String json) throws Exception {
    return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
  }

  @Test
  void shouldSayTheSameInBothLanguagesAsTextAndAsHtml() throws Exception {
    Letter letter =
        letter(
            document(
                "{'bulan': '2026-05', 'versi': 2, 'baris': [{'a': 'x', 'b': 7}, {'a': 'yy'}]}"),
            false,
            "intro",
            "Untuk {bulan}:|For {bulan}:");

    assertThat(letter.subject()).isEqualTo("Lulusan 2026-05 / Graduates 2026-05");
    assertThat(letter.text())
        .startsWith("Lulusan 2026-05\n\nUntuk 2026-05:\n\nVersi: 2\n\nSatu  b\nx     7\nyy\n\n")
        .contains("\nGraduates 2026-05\n\nFor 2026-05:\n\nVersion: 2\n\nOne  b\nx    7\nyy\n\n");
    assertThat(letter.html())
        .contains(
            "<div lang=\"id\">\n<h2>Lulusan 2026-05</h2>",
            "<div lang=\"en\">\n<h2>Graduates 2026-05</h2>",
            "<tr><th>Satu</th><th>b</th></tr>\n"
                + "<tr><td>x</td><td>7</td></tr>\n"
                + "<tr><td>yy</td><td></td></tr>",
            "<tr><td>Version</td><td>2</td></tr>");
  }

  @Test
  void shouldMarkATestInItsSubject() throws Exception {
    assertThat(letter(document("{'bulan': '2026-05'}"), true).subject())
        .isEqualTo("[UJI] Lulusan 2026-05 / [TEST] Graduates 2026-05");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: lain@example.org",
        "x\nBcc: lain@example.org",
        "x\u2028Bcc: lain@example.org",
        "x\u2029Bcc: lain@example.org",
        "x\u0085Bcc: lain@example.org",
        "x\u202EBcc: lain@example.org",
        "x\u2066Bcc: lain@example.org",
        "x\u200F\u0000\u001B\u000BBcc: lain@example.org"
      })
  void shouldPutNoValueOnALineOrInADirectionOfItsOwn(String value) throws Exception {
    ObjectNode document = document("{'baris': [{}]}").put("bulan", value).put("versi", value);
    ((ObjectNode) document.at("/baris/0")).put("a", value);

    Letter letter = letter(document, false);

    assertThat(letter.subject())
        .isEqualTo("Lulusan x Bcc: lain@example.org / Graduates x Bcc: lain@example.org");
    assertThat(letter.text())
        .contains("Versi: x Bcc: lain@example.org\n")
        .doesNotContainPattern("(?m)^Bcc")
        .doesNotContainPattern(
            "[\\u2028\\u2029\\u0085\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F]");
    assertThat(letter.html()).doesNotContainPattern("[\\p{Cf}\\u2028\\u2029\\r]");
  }

  @Test
  void shouldWriteNoValueAsHtml() throws Exception {
    String value = "<img src='x' onerror=\"a\">&amp;";
    ObjectNode document = document("{'baris': [{}]}").put("bulan", value).put("versi", value);
    ((ObjectNode) document.at("/baris/0")).put("a", value);

    Letter letter = letter(document, false, "intro", "{bulan}|{bulan}");

    assertThat(letter.html())
        .doesNotContain("<img", "'x'", "\"a\"")
        .contains("&lt;img src=&#39;x&#39; onerror=&quot;a&quot;&gt;&amp;amp;");
    assertThat(letter.text()).contains(value);
  }

  @Test
  void shouldKeepTheSubjectShortWithoutBreakingASign() throws Exception {
    String subject =
        letter(document("{}").put("bulan", "\uD83D\uDE00".repeat(900)), false).subject();

    assertThat(subject).hasSizeLessThanOrEqualTo(200).endsWith("\uD83D\uDE00…");
  }

  @ParameterizedTest
  @CsvSource({
    "{'versi': {'x': 1}}, HUB-F100",
    "{'baris': [{'a': [1]}]}, HUB-F100",
    "{'lain': 1}, HUB-F101",
    "{'baris': [{'lain': 1}]}, HUB-F101",
    "{'baris': [{'bulan': 1}]}, HUB-F101",
    "{'baris': {'a': 1}}, HUB-F102",
    "{'baris': [1]}, HUB-F102"
  })
  void shouldLeaveNothingOutWithoutAWord(String document, String code) {
    assertThatThrownBy(() -> letter(document(document), false))
        .isInstanceOf(MailUnfit.class)
        .hasMessage(code);
  }

  @Test
  void shouldBeNoLongerThanAMailMayBe() throws Exception {
    ObjectNode document = document("{}");
    for (int i = 0; i < 2_000; i++) {
      document.withArray("baris").addObject().put("a", "x".repeat(400));
    }

    assertThatThrownBy(() -> letter(document, false)).hasMessage("HUB-F103");
  }

  @ParameterizedTest
  @CsvSource({
    "to, none, to is addresses",
    "to, 'a@b.example, b', to is addresses",
    "to, 'a@b.example\r\nRCPT TO:<c@d.example>', to is addresses",
    "to, '\"a b\"@c.example', to is addresses",
    "subject, ' | x', subject is Indonesian|English",
    "subject, a|b|c, subject is Indonesian|English",
    "columns, 'a=|x', columns is Indonesian|English",
    "columns, 'a,a', columns names a twice",
    "rows, baris, rows is a JSON Pointer",
    "server, ../x, server is a name"
  })
  void shouldNameAWrongOption(String option, String value, String sentence) {
    assertThatThrownBy(() -> letter(document("{}"), false, option, value))
        .hasMessageContaining(sentence);
  }
}

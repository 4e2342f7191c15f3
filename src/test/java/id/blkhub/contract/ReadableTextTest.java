package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.mapping.PlainValues;
import java.text.Normalizer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Budi Santoso",
        "Siti Nur'aini, S.Kom.",
        "Siti Nur’aini",
        "Suharto",
        "R. A. Kartini",
        "Ny. Mohd. Ali (alm.)",
        "Abd. Rahman bin Auf",
        "Siti @ Aminah",
        "I Gusti Ngurah Rai",
        "X",
        "José Ñuñez-Müller",
        "Nguyễn Thị Hồng",
        "O'Brien / McDonald",
        "Peserta 1",
        "ʻAbd al-Karīm",
        "محمد",
        "می‌خواهم",
        "क्‍ष",
        "张伟",
        "たかはし　ゆき",
        "ꦱꦸꦏꦂꦤꦺꦴ",
        "M\u00a0Nur",
        "C***** P******",
        "Jose\u0301",
      })
  void shouldTakeTheNamesOfPersons(String name) {
    assertThat(ReadableText.isPersonName(name)).isTrue();
    assertThat(ReadableText.isPersonName(Normalizer.normalize(name, Normalizer.Form.NFD))).isTrue();
    assertThat(ReadableText.isPersonName(PlainValues.text(name))).isTrue();
  }

  static Stream<String> noNames() {
    Stream<String> alone =
        Stream.of(
            "", " ", "   ", "\u00a0", "\u3000 ", "-", "...", "'", "12345", "\u0301", "\u0301a");
    Stream<String> hidden =
        IntStream.concat(
                IntStream.of(
                    0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x2028, 0x2029,
                    0x2065, 0x2800, 0x3164, 0xE000, 0xF8FF, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFD,
                    0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0xE0000, 0xE0001, 0xE0041, 0xE007F, 0xF0000),
                Stream.of(
                        IntStream.range(0, 0x20),
                        IntStream.range(0x7F, 0xA0),
                        IntStream.range(0x200B, 0x2010),
                        IntStream.range(0x202A, 0x202F),
                        IntStream.range(0x2060, 0x2070))
                    .flatMapToInt(range -> range))
            .mapToObj(c -> "Budi" + Character.toString(c) + "Santoso");
    return Stream.of(alone, hidden, Stream.of("Budi\uD800", "\uDC00Budi")).flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("noNames")
  void shouldRefuseWhatIsNoName(String text) {
    assertThat(ReadableText.isPersonName(text)).as(codes(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1-a", "Juru Las 3G", "24/7", "PT. Maju & Jaya (Tbk.)", "C#", "👩‍🍳 Koki"})
  void shouldTakeTheNamesOfThings(String text) {
    assertThat(ReadableText.isName(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "👍", "a\nb", "a\tb", "\u200b", "a\u202eb"})
  void shouldRefuseWhatIsNoNameOfAThing(String text) {
    assertThat(ReadableText.isName(text)).as(codes(text)).isFalse();
  }

  @Test
  void shouldTakeSeveralLinesOnlyWhereTheyAreAllowed() {
    String lines = "Syarat:\r\n- SIM\tB\n- sehat";

    assertThat(ReadableText.isLines(lines)).isTrue();
    assertThat(ReadableText.isLine(lines)).isFalse();
    assertThat(ReadableText.isLine("-")).isTrue();
    assertThat(ReadableText.isLines("\n \t")).isFalse();
    assertThat(ReadableText.isLines("a\u0000b")).isFalse();
    assertThat(ReadableText.isLines("a\u2028b")).isFalse();
    assertThat(ReadableText.isLines("a\u202eb")).isFalse();
    assertThat(ReadableText.isLines("a\u200bb")).isFalse();
  }

  @Test
  void shouldAllowAJoinerOnlyBetweenLettersThatNeedIt() {
    assertThat(ReadableText.isPersonName("Bu\u200Ddi")).isFalse();
    assertThat(ReadableText.isPersonName("Bu\u200Cdi")).isFalse();
    assertThat(ReadableText.isPersonName("\u200Cمحمد")).isFalse();
    assertThat(ReadableText.isPersonName("محمد\u200C")).isFalse();
    assertThat(ReadableText.isPersonName("م\u200C\u200Cم")).isFalse();
    assertThat(ReadableText.isPersonName("م\u200C م")).isFalse();
  }

  private static String codes(String text) {
    return text.codePoints().mapToObj(Integer::toHexString).toList().toString();
  }
}

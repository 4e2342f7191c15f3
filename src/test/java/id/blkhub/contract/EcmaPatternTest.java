package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.mapping.BoundedPattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns mean what ECMA-262 says, also where Java reads them otherwise. */
class EcmaPatternTest {
  static Stream<Arguments> matching() {
    return Stream.of(
            cases("^A-1$", "A-1"),
            cases("a$|b$", "xa", "xb"),
            cases("[$]", "$"),
            cases("\\$", "$"),
            cases("^.$", "x", "\u0085", "é", "😀", "\u0000"),
            cases("^[^]$", "\n", "x", "😀"),
            cases("^\\d$", "7"),
            cases("^\\D$", "a", "৭"),
            cases("^\\w+$", "aZ_9"),
            cases("^\\W$", "é", "-"),
            cases("^\\s$", " ", "\t", "\u00a0", "\u2003", "\u2028", "\u3000", "\ufeff"),
            cases("^[\\s]$", "\u00a0", "\u2029"),
            cases("^\\S$", "x", "\u200b", "😀", "\u0085"),
            cases("^[^\\S]$", "\u00a0"),
            cases("^[\\S\\d]$", "x"),
            cases("\\bx", "éx", "x", "-x"),
            cases("\\Bx", "ax"),
            cases("^[\\b]$", "\b"),
            cases("^a\\/b\\-c$", "a/b-c"),
            cases("^[a[b]$", "[", "a", "b"),
            cases("^[a&&b]+$", "a&b"),
            cases("^[^&&]$", "x"),
            cases("^[a-c\\-x]+$", "a-x"),
            cases("^[-a]$", "-"),
            cases("^[a-]$", "-"),
            cases("^[\\]\\\\]$", "]", "\\"),
            cases("^[(){}*+?.|^$]+$", "(){}*+?.|^$"),
            cases("^}]$", "}]"),
            cases("^\\cJ\\cj$", "\n\n"),
            cases("^\\0\\v\\x41\\u0042$", "\u0000\u000bAB"),
            cases("^\\u{1F600}\\u{41}$", "😀A"),
            cases("^\\uD83D\\uDE00$", "😀"),
            cases("^[\\uD83D\\uDE00]$", "😀"),
            cases("^[😀-😂]$", "😁"),
            cases("^😀{2}$", "😀😀"),
            cases("^\\p{Letter}+$", "Aé字"),
            cases("^\\p{L}\\P{L}$", "a1"),
            cases("^[\\p{Lu}\\d]+$", "A1"),
            cases("^[^\\p{Lu}]$", "a"),
            cases("^\\p{Script=Latin}\\p{sc=Arab}$", "aب"),
            cases("^\\p{gc=Nd}\\p{digit}$", "৭7"),
            cases("^\\p{ASCII}\\P{ASCII}\\p{Alphabetic}$", "a😀b"),
            cases("^(?<jahr>\\d{4})-\\k<jahr>$", "2026-2026"),
            cases("^(?<größe_1>a)\\1$", "aa"),
            cases("^(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\1\\10$", "abcdefghijaj"),
            cases("^(?:a|b)?(?=c)c(?!d)$", "ac", "c"),
            cases("(?<=a)b(?<!c)$", "ab"),
            cases("^a{2}b{1,}c{0,3}$", "aab"),
            cases("^a+?b*?c??$", "ab"),
            cases("^\\u007B\\{\\}$", "{{}"),
            cases("^ #x$", " #x"),
            cases("", "", "x"))
        .flatMap(s -> s);
  }

  static Stream<Arguments> notMatching() {
    return Stream.of(
            cases("^A-1$", "A-1\n", "A-1\r\n", "A-1\u2028", "\nA-1", "x\nA-1"),
            cases("a$|b$", "a\n", "b\nx"),
            cases("^.$", "\n", "\r", "\u2028", "\u2029"),
            cases("[]", "", "a", "]"),
            cases("x[]?y", "x]y"),
            cases("^\\d$", "৭", "a", "٣", "７"),
            cases("^\\D$", "7"),
            cases("^\\w$", "é", "ſ", "\u212a"),
            cases("^\\s$", "\u0085", "\u180e", "\u200b", "x"),
            cases("^\\S$", " ", "\ufeff"),
            cases("\\bx", "ax", "9x", "_x"),
            cases("\\Bx", "éx"),
            cases("^[a&&b]$", "c"),
            cases("^[^\\S]$", "x"),
            cases("^[^\\p{Lu}]$", "A"),
            cases("^\\p{Lu}$", "a"),
            cases("^\\uD83D\\uDE00$", "\uD83D"),
            cases("^(?:ab)$", "a", "b"))
        .flatMap(s -> s);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("matching")
  void shouldMatch(String pattern, String text) {
    assertThat(found(pattern, text)).as(EcmaPattern.toJava(pattern)).isTrue();
  }

  @ParameterizedTest(name = "{0} not in {1}")
  @MethodSource("notMatching")
  void shouldNotMatch(String pattern, String text) {
    assertThat(found(pattern, text)).as(EcmaPattern.toJava(pattern)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*+",
        "a++",
        "a?+",
        "a{2}+",
        "a**",
        "*a",
        "+",
        "?",
        "a|*",
        "(*a)",
        "(?>a)",
        "(?i)a",
        "(?i:a)",
        "(?#x)",
        "\\A",
        "\\Z",
        "\\z",
        "\\G",
        "\\Qa\\E",
        "\\R",
        "\\X",
        "\\h",
        "\\a",
        "\\e",
        "\\N{DIGIT ONE}",
        "\\1",
        "(a\\1)",
        "\\k<x>",
        "\\k",
        "(?<a>x)(?<a>y)",
        "(?<1>x)",
        "(?<>x)",
        "{",
        "a{",
        "a{,3}",
        "a{x}",
        "(",
        "(a",
        "a)",
        "[",
        "[a",
        "[a-",
        "[b-a]",
        "[\\d-x]",
        "[a-\\w]",
        "\\",
        "\\u12",
        "\\u{}",
        "\\u{110000}",
        "\\x4",
        "\\c1",
        "\\p{Nonsense}",
        "\\p{IsLatin}",
        "\\pL",
        "\\p",
        "\\07",
        "(?=a)*",
        "^*",
        "$+",
        "\\b?",
        "[\\B]",
      })
  void shouldRefuseWhatEcmaDoesNotHaveWithASentence(String pattern) {
    assertThatThrownBy(() -> EcmaPattern.toJava(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pattern \"" + pattern + "\": ");
  }

  private static boolean found(String pattern, String text) {
    return BoundedPattern.compile(EcmaPattern.toJava(pattern)).found(text);
  }

  private static Stream<Arguments> cases(String pattern, String... texts) {
    return Stream.of(texts).map(text -> Arguments.of(pattern, text));
  }
}

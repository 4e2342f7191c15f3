package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts that do not end, or end too late, or make too much. */
class BudgetTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BACK_AND_BACK = "^(.*a){12}$";
  private static final String LETTERS = "a".repeat(40) + "!";

  private static final String GROUPS =
      "import \"http://jslt.schibsted.com/2018/experimental\" as exp"
          + " {\"a\": exp:group-by(.l, .k, .v)}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        // does not go deep, but calls itself twice each time
        "def f(n) if ($n == 0) 1 else f($n - 1) + f($n - 1) {\"a\": f(60)}#HUB-M014",
        "def f(n) {\"b\": if ($n == 0) 1 else f($n - 1), \"c\": if ($n > 0) f($n - 1)}"
            + " {\"a\": f(60)}#HUB-M012",
        // loops within loops
        "let l = [1,2,3,4,5,6,7,8,9,0] {\"a\": [for ($l) [for ($l) [for ($l) [for ($l) [for ($l)"
            + " [for ($l) [for ($l) [for ($l) [for ($l) 1 if (. == 99)]]]]]]]]]}#HUB-M014",
        "let l = [1,2,3,4,5,6,7,8,9,0] {\"a\": {for ($l) string(.): [for ($l) [for ($l) [for ($l)"
            + " [for ($l) [for ($l) [for ($l) [for ($l) [for ($l) 1]]]]]]]]}}#HUB-M014",
        // twice as long each time, as a list, a text and an object
        "def f(l, n) if ($n == 0) $l else f($l + $l, $n - 1) {\"a\": size(f([1,2], 60))}#HUB-M012",
        "def f(t, n) if ($n == 0) $t else f($t + $t, $n - 1) {\"a\": size(f(\"ab\", 60))}#HUB-M012",
        "{\"a\": \"abcdefghij\" * .times}#HUB-M012",
        "{\"a\": .times * \"abcdefghij\"}#HUB-M012",
        "def f(t, n) if ($n == 0) $t else f(replace($t, \"a\", $t), $n - 1)"
            + " {\"a\": size(f(\"aaaaaaaa\", 60))}#HUB-M012",
        // deeper than can be written
        "def f(n) if ($n == 0) 1 else {\"a\": f($n - 1)} f(120)#HUB-M012",
        "{\"a\": test(.letters, .pattern)}#HUB-M015",
        "{\"a\": capture(.letters, \"^(?<x>(.*a){12})$\")}#HUB-M015",
        "{\"a\": split(.letters, \"(.*a){12}$\")}#HUB-M015",
        "{\"a\": replace(.letters, \"(.*a){12}$\", \"b\")}#HUB-M015",
        // no endless time, but an endless stack
        "{\"a\": test(\"ab\" * 100000, \"^(a|b)*$\")}#HUB-M015",
      })
  @Timeout(20)
  void aScriptWithoutEndIsStopped(String jslt, String code) throws IOException {
    Mapping mapping = mapping(jslt);
    JsonNode input =
        JSON.createObjectNode()
            .put("letters", LETTERS)
            .put("pattern", BACK_AND_BACK)
            .put("times", 2_000_000_000);
    long before = allocated();

    assertThatThrownBy(() -> mapping.apply(input))
        .isInstanceOfSatisfying(
            MappingFailed.class, e -> assertThat(e.violation().code()).isEqualTo(code));
    assertThat(allocated() - before).as("bytes").isLessThan(3 * Budget.BYTES);
  }

  /** Few steps, each of which looks at all there is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "[for (.l) contains(. + \"x\", $l)]",
        "[for (.l) index-of($l, . + \"x\")]",
        "[for (.l) $l == $m]",
        "[for (.l) $l < $m]",
        "[for (.l) join($l, \",\")]",
        "[for (.l) size(to-json($l))]",
        "[for (.l) sha256-hex($text)]",
        "[for (.l) size($l[1 : 30000])]",
        "[for (.l) size($text[1 : 30000])]",
        "[for (.l) starts-with($text, $text)]",
        "[for (.l) uppercase($text) == .]",
        "[for (.l) size(split($text, \"t\"))]",
        "[for (.l) replace($text, \"t+x\", \"\")]",
        "[for (.l) test($text, \"t+x\")]",
        "[for (.l) size(flatten([$l, $m]))]",
        "[for (.l) size(zip($l, $m))]",
        "[for (.l) {for ($l) . : 1}]",
        "[for (.l) size([for ($l) . if (. == 1)])]",
        "def sum(l, s) if ($l) sum($l[1 :], $s + $l[0]) else $s  sum($l, \"\")",
      })
  void aScriptThatLooksAtAllAgainAndAgainEndsWithinASecond(String jslt) throws IOException {
    Mapping mapping =
        mapping(
            "let l = .l let m = .m let text = .text "
                + helper(jslt)
                + "{\"a\": "
                + body(jslt)
                + "}");
    var input = JSON.createObjectNode().put("text", "t".repeat(300_000));
    for (int n = 0; n < 30_000; n++) {
      input.withArray("l").add("e" + n);
      input.withArray("m").add("e" + n);
    }

    long before = processorTime();
    assertThatThrownBy(() -> mapping.apply(input)).isInstanceOf(MappingFailed.class);
    assertThat((processorTime() - before) / 1_000_000).as("ms").isLessThan(1_000);
  }

  private static String helper(String jslt) {
    return jslt.startsWith("def") ? jslt.substring(0, jslt.lastIndexOf("  ") + 1) : "";
  }

  private static String body(String jslt) {
    return jslt.substring(jslt.lastIndexOf("  ") + 1);
  }

  @Test
  void keysOfOneHashCostAGroupingNoMoreThanOthers() throws IOException {
    Mapping mapping = mapping(GROUPS);
    var input = JSON.createObjectNode();
    for (int n = 0; n < 1 << 15; n++) {
      StringBuilder key = new StringBuilder();
      for (int block = 0; block < 15; block++) {
        key.append((n >> block & 1) == 0 ? "Aa" : "BB");
      }
      input.withArray("l").addObject().put("k", key.toString()).put("v", n);
    }

    long before = processorTime();
    assertThat(mapping.apply(input).get("a")).hasSize(1 << 15);
    assertThat((processorTime() - before) / 1_000_000).as("ms").isLessThan(1_000);
  }

  @Test
  void groupsAreThoseOfJslt() throws IOException {
    JsonNode input =
        JSON.readTree(
            """
            {"l": [{"k": 1, "v": "a"}, {"k": "x", "v": "b"}, {"k": 1, "v": "c"}, {"v": "d"},
                   {"k": {"p": 1, "q": 2}, "v": "e"}, {"k": {"q": 2, "p": 1}, "v": "f"}]}
            """);

    assertThat(mapping(GROUPS).apply(input))
        .isEqualTo(new Parser(new StringReader(GROUPS)).compile().apply(input));
  }

  @Test
  void stepsInAnImportedFileCount() throws IOException {
    Files.createDirectories(folder.resolve("p/lib"));
    Files.writeString(
        folder.resolve("p/lib/twice.jslt"), "def f(n) if ($n == 0) 1 else f($n - 1) + f($n - 1)\n");
    Mapping mapping = mapping("import \"p/lib/twice.jslt\" as t {\"a\": t:f(60)}");

    assertThatThrownBy(() -> mapping.apply(JSON.createObjectNode()))
        .isInstanceOfSatisfying(
            MappingFailed.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-M014"));
  }

  @Test
  void aConditionHasABudgetToo() throws IOException {
    Predicate predicate = Mappings.load(folder).compilePredicate("test(.t, \"^(.*a){12}$\")");

    assertThatThrownBy(() -> predicate.test(JSON.createObjectNode().put("t", LETTERS)))
        .isInstanceOfSatisfying(
            MappingFailed.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-M015"));
  }

  @Test
  void theNextRunHasABudgetOfItsOwn() throws IOException {
    Mapping mapping = mapping("def f(n) if ($n == 0) 1 else f($n - 1) + f($n - 1) {\"a\": f(.n)}");

    for (int run = 0; run < 3; run++) {
      assertThatThrownBy(() -> mapping.apply(JSON.createObjectNode().put("n", 60)))
          .isInstanceOf(MappingFailed.class);
      assertThat(mapping.apply(JSON.createObjectNode().put("n", 10)).get("a").asInt())
          .isEqualTo(1024);
    }
  }

  @Test
  void aMessageOfTheLargestSizeFitsInto() throws IOException {
    Mapping mapping =
        mapping(
            "def f(v) {\"n\": test($v, \"^[0-9]+$\"), \"v\": $v, \"w\": $v + \"x\"}"
                + " {\"all\": [for (.all) f(.)]}");
    var input = JSON.createObjectNode();
    for (int n = 0; n < 90_000; n++) {
      input.withArray("all").add("12345678");
    }
    assertThat(input.toString().length()).isGreaterThan(900_000);

    assertThat(mapping.apply(input).get("all")).hasSize(90_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "split(., \",\")#,a,,b,,",
        "split(., \",\")#abc",
        "split(., \",\")#``",
        "split(., \",\")#,,,",
        "split(., \"\")#abc",
        "split(., \"x*\")#axbxxc",
        "split(., \"(?=b)\")#abab",
        "split(., \"\\\\.\")#3507.24",
        "test(., \"b\")#abc",
        "test(., \"^b\")#abc",
        "test(., \"\\\\d{3}$\")#ab123",
        "capture(., \"(?<y>\\\\d{4})-(?<m>\\\\d\\\\d)(?<z>z)?\")#on 2026-11-22",
        "capture(., \"(?<y>\\\\d{4})\")#none",
        "replace(., \"b+\", \"-\")#abbcb",
        "replace(., \"q\", \"-\")#abc",
        "replace(., \"^a\", \"\")#aab",
      })
  void thePatternFunctionsDoWhatThoseOfJsltDo(String jslt, String text) throws IOException {
    String script = "{\"a\": " + jslt + ", \"n\": " + jslt.replace("(.,", "(.none,") + "}";
    Expression theirs = new Parser(new StringReader(script)).compile();
    JsonNode input = JSON.getNodeFactory().textNode(text);

    assertThat(mapping(script).apply(input)).isEqualTo(theirs.apply(input));
  }

  private Mapping mapping(String jslt) throws IOException {
    Path file = folder.resolve("p/in/k.jslt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, jslt);
    Mappings mappings = Mappings.load(folder);
    assertThat(mappings.problems()).isEqualTo(List.of());
    return mappings.incoming("p", "k").orElseThrow();
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}

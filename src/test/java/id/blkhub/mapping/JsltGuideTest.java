package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the guide to JSLT gives what stands beside it. */
class JsltGuideTest {
  private static final Path GUIDE = Path.of("docs/integrator/jslt.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(json|jslt)\\n(.*?)^```$");
  private static final String GIVES = " => ";
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> examples() throws IOException {
    return blocks("jslt").flatMap(String::lines);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldGiveWhatTheGuideSays(String line) throws IOException {
    int at = line.lastIndexOf(GIVES);
    assertThat(at).as(line).isPositive();
    JsonNode message = JSON.readTree(blocks("json").findFirst().orElseThrow());
    Expression expression = Parser.compileString(line.substring(0, at), HubFunctions.all(tables()));

    // as text: 12 is an int to one and a long to the other
    assertThat(expression.apply(message).toString())
        .as(line)
        .isEqualTo(JSON.readTree(line.substring(at + GIVES.length())).toString());
  }

  @Test
  void shouldNameEveryFunctionOfTheHub() throws IOException {
    String guide = Files.readString(GUIDE);
    List<String> names = HubFunctions.all(tables()).stream().map(Function::getName).toList();

    assertThat(names).allMatch(name -> guide.contains(name + "(") || guide.contains("`" + name));
  }

  private static Stream<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(GUIDE))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2));
  }

  private static ReferenceTables tables() throws IOException {
    return ReferenceTables.load(Path.of("mappings"));
  }
}

package id.blkhub.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.testing.RouteTestSupport;
import id.blkhub.testing.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the support for tests of routes promises to whoever writes a route of another shape. */
class OwnRouteTest extends RouteTestSupport {
  private static final String QUEUE = "deliver.mitra.izin";
  private static final String ROUTE =
      """
      - route:
          id: deliver.mitra.izin
          from:
            uri: hub-queue:deliver.mitra.izin
            parameters: {batchSize: 2, gather: 7}
            steps:
              - process: {ref: prepareDeliveries}
              - to: {uri: "file:%s?fileName=izin.json"}
              - to: {uri: "partner-http:post?url={{mitra.url}}/a&answer=/id&into=/izin/id"}
              - to: {uri: "partner-http:put?url={{mitra.url}}/b&ok=/code:OK&final=true"}
              - process: {ref: settleDeliveries}
      """;

  @TempDir static Path folder;

  @Override
  protected List<Path> routeFiles() {
    try {
      return List.of(
          Files.writeString(
              folder.resolve("izin.camel.yaml"), ROUTE.formatted(folder.resolve("out"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("mitra.url", "https://mitra.invalid/api");
  }

  @Test
  void shouldSendNothingAnywhereAndNameEveryAddress() {
    Turn turn = give(QUEUE, "one").get(0);

    assertThat(turn.stepNames())
        .containsExactly(
            "prepareDeliveries",
            "file:" + folder.resolve("out"),
            "POST /api/a",
            "PUT /api/b",
            "settleDeliveries");
    assertThat(turn.steps().get(1).options()).containsExactly(Map.entry("fileName", "izin.json"));
    assertThat(turn.step("PUT /api/b").options()).containsEntry("ok", "/code:OK");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(reads(QUEUE).getGather()).isEqualTo(7);
  }

  @Test
  void shouldFailAtOneOfSeveralAddressesAlone() {
    failAt("PUT /api/b", "bad");

    List<Turn> turns = give(QUEUE, "bad", "good");

    assertThat(turns)
        .extracting(Turn::messages)
        .containsExactly(List.of("bad", "good"), List.of("bad"), List.of("good"));
    assertThat(turns.get(1).stepNames()).endsWith("POST /api/a", "PUT /api/b");
    assertThat(turns.get(1).failure()).isInstanceOf(StepFailed.class);
    assertThat(turns.get(2).failure()).isNull();
    assertThat(keptAside()).containsExactly("bad");
  }

  @ParameterizedTest
  @CsvSource({
    "ref: settleDeliveries, ref: settleDelivery, settleDelivery",
    "final=true,         fianl=true,         final",
    "batchSize: 2,       batchSize: 0,       batchSize",
    "gather: 7,          gathers: 7,         gathers",
    "{{mitra.url}}/b,    {{mitra.uri}}/b,    mitra.uri",
  })
  void shouldNotLoadWhatTheHubWouldNotRun(String right, String wrong, String named)
      throws IOException {
    Path file = folder.resolve("wrong.camel.yaml");
    String text = Files.readString(routeFiles().get(0)).replace(right, wrong);
    Files.writeString(file, text.replace(QUEUE, "deliver.mitra.lain"));

    assertThatThrownBy(() -> new CamelRoutes(context).load(file))
        .satisfies(failure -> assertThat(chain(failure)).contains(named));
  }

  @Test
  void shouldTellOfNamesThatAreNone() {
    assertThatThrownBy(() -> give("deliver.mitra.izim", "one")).hasMessageContaining("izim");
    assertThatThrownBy(() -> failAt("settleDelivery", "one"))
        .hasMessageContaining("settleDeliveries");
    assertThatThrownBy(() -> reads("deliver.mitra.izim")).hasMessageContaining("izim");
    assertThatThrownBy(() -> give(QUEUE, "one").get(0).step("putOnPartnerQueue"))
        .hasMessageContaining("prepareDeliveries");
  }

  private static String chain(Throwable failure) {
    StringBuilder chain = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      chain.append(cause.getMessage()).append('\n');
    }
    return chain.toString();
  }
}

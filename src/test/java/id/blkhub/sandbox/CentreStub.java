package id.blkhub.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The registry of a centre that is asked: what happened there, behind a cursor. */
public final class CentreStub implements AutoCloseable {
  static final String KEY = "kunci-bojonegoro";

  private static final Path SAMPLES = Path.of("mappings/blk-bojonegoro/in");

  private final WireMockServer server;

  private CentreStub(WireMockServer server) {
    this.server = server;
  }

  /** Starts it on loopback, at any free port. */
  public static CentreStub start() throws IOException {
    WireMockServer server =
        new WireMockServer(
            options().bindAddress("127.0.0.1").dynamicPort().notifier(new ConsoleNotifier(false)));
    server.start();
    offer(server, "/api/peserta", Files.readString(SAMPLES.resolve("enrolment/full.in.json")));
    offer(server, "/api/uji", Files.readString(SAMPLES.resolve("assessment/full.in.json")));
    return new CentreStub(server);
  }

  /** One record, and nothing behind it. */
  private static void offer(WireMockServer server, String path, String record) {
    server.stubFor(
        get(urlPathEqualTo(path))
            .withHeader("X-Api-Key", equalTo(KEY))
            .withQueryParam("setelah", absent())
            .willReturn(aResponse().withBody("{\"items\":[" + record + "],\"berikutnya\":\"1\"}")));
    server.stubFor(
        get(urlPathEqualTo(path))
            .withHeader("X-Api-Key", equalTo(KEY))
            .withQueryParam("setelah", equalTo("1"))
            .willReturn(aResponse().withBody("{\"items\":[],\"berikutnya\":\"1\"}")));
  }

  /** The base, without a slash at the end. */
  public String url() {
    return server.baseUrl();
  }

  @Override
  public void close() {
    server.stop();
  }
}

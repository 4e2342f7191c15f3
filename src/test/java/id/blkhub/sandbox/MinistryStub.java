package id.blkhub.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Ministry: a login by OAuth 2.0, the list of Karirhub on two pages, and what it is told. */
public final class MinistryStub implements AutoCloseable {
  public static final String TOKEN = "/oauth/token";

  private static final Path SAMPLES = Path.of("mappings/kemnaker/in/vacancy");
  private static final String LIST = "/karirhub/catalogue/v1/industrial-vacancies";
  private static final String BEARER = "Bearer token-kementerian";

  private final WireMockServer server;

  private MinistryStub(WireMockServer server) {
    this.server = server;
  }

  /** Starts it on loopback, at any free port. */
  public static MinistryStub start() throws IOException {
    WireMockServer server =
        new WireMockServer(
            options().bindAddress("127.0.0.1").dynamicPort().notifier(new ConsoleNotifier(false)));
    server.start();
    server.stubFor(
        post(urlPathEqualTo(TOKEN))
            .withRequestBody(containing("grant_type=client_credentials"))
            .willReturn(
                aResponse()
                    .withBody(
                        "{\"access_token\":\"token-kementerian\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
    int page = 1;
    for (String sample : List.of("full", "least")) {
      String record = Files.readString(SAMPLES.resolve(sample + ".in.json"));
      server.stubFor(
          get(urlPathEqualTo(LIST))
              .withQueryParam("page", equalTo(Integer.toString(page++)))
              .withHeader("Authorization", equalTo(BEARER))
              .willReturn(
                  aResponse().withBody("{\"data\":[" + record + "],\"meta\":{\"last_page\":2}}")));
    }
    server.stubFor(
        post(urlPathMatching("/(siapkerja|karirhub)/v1/[a-z-]+"))
            .withHeader("Authorization", equalTo(BEARER))
            .willReturn(aResponse().withStatus(201).withBody("{\"data\":{\"id\":\"KMN-1\"}}")));
    return new MinistryStub(server);
  }

  /** The base, without a slash at the end. */
  public String url() {
    return server.baseUrl();
  }

  /** The bodies it was sent at that address, in their order. */
  public List<String> received(String path) {
    return server.findAll(postRequestedFor(urlEqualTo(path))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}

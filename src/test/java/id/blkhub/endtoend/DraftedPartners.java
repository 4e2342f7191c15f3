package id.blkhub.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import id.blkhub.sandbox.SftpHost;
import id.blkhub.support.OAuthServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The servers of the two partners of a page: {@code batik} has SFTP; {@code bursa} has a list, an
 * address that is told of news, and OAuth 2.0 before both.
 */
final class DraftedPartners implements AutoCloseable {
  private static final String FOLDER = "hub/lowongan";
  private static final String NEWS = "/v1/pemberitahuan";

  private final SftpHost batik;
  private final OAuthServer oauth;
  private final WireMockServer bursa;

  private DraftedPartners(SftpHost batik, OAuthServer oauth, WireMockServer bursa) {
    this.batik = batik;
    this.oauth = oauth;
    this.bursa = bursa;
  }

  static DraftedPartners start(Path server) throws Exception {
    SftpHost batik = SftpHost.start(server, "kata sandi batik");
    Files.createDirectories(batik.path(FOLDER));
    WireMockServer bursa = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    bursa.start();
    DraftedPartners partners =
        new DraftedPartners(batik, OAuthServer.start(Duration.ofMinutes(10)), bursa);
    partners.offer();
    return partners;
  }

  private void offer() {
    bursa.stubFor(
        get(urlPathEqualTo("/v1/lowongan"))
            .withQueryParam("page", equalTo("1"))
            .andMatching(this::isLetIn)
            .willReturn(
                aResponse()
                    .withBody(
                        """
                        {"data": [{"id": 7, "diubah": 1764500000, "jabatan": "Juru Las", "jumlah": 3,
                                   "berlaku_sampai": "2035-12-31", "perusahaan": "PT Contoh",
                                   "nib": "9120001234568", "kode_wilayah": "3578", "terisi": false}],
                         "meta": {"last_page": 1}}
                        """)));
    bursa.stubFor(
        post(urlEqualTo(NEWS))
            .andMatching(this::isLetIn)
            .willReturn(aResponse().withStatus(201).withBody("{\"id\": \"P-1\"}")));
  }

  private MatchResult isLetIn(Request call) {
    return MatchResult.of(oauth.accepts(call.getHeader("Authorization")));
  }

  Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(batik.settings("batik", "hub"));
    settings.put("bursa.url", bursa.baseUrl());
    settings.put("hub.logins.bursa.type", "oauth2");
    settings.put("hub.logins.bursa.url", oauth.url());
    settings.put("hub.logins.bursa.user", OAuthServer.CLIENT);
    settings.put("hub.logins.bursa.key", OAuthServer.SECRET);
    settings.put("hub.logins.bursa.scope", OAuthServer.SCOPE);
    return settings;
  }

  /** Puts a file onto the server of the first. */
  void drop(String name, byte[] bytes) throws IOException {
    batik.drop(FOLDER, name, bytes);
  }

  /** The texts of the files in one of its folders. */
  List<String> files(String part) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String name : batik.in(FOLDER + '/' + part)) {
      Path file = batik.path(FOLDER + '/' + part).resolve(name);
      texts.add(name.endsWith(".csv") ? Files.readString(file) : name);
    }
    return texts;
  }

  /** What the second was told, by callers that it let in. */
  List<JsonNode> told() throws IOException {
    List<JsonNode> told = new ArrayList<>();
    for (LoggedRequest call :
        bursa.findAll(postRequestedFor(urlEqualTo(NEWS)).andMatching(this::isLetIn))) {
      told.add(new JsonMapper().readTree(call.getBody()));
    }
    return told;
  }

  /** How many tokens it gave. */
  int tokens() {
    return oauth.tokens();
  }

  @Override
  public void close() throws IOException {
    bursa.stop();
    oauth.close();
    batik.close();
  }
}

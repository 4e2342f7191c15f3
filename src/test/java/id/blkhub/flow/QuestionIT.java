package id.blkhub.flow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import id.blkhub.docs.RecipesTest;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.message.MessageId;
import id.blkhub.message.State;
import id.blkhub.sandbox.BnspStub.Mode;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HttpPartner.Answer;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An employer asks the certification body through a whole hub, over real HTTP on both sides. */
class QuestionIT {
  private static final String CHECK = "/api/v1/questions/bnsp/certificate-check";
  private static final String NUMBER = "25920 7212 3 0000045 2026";
  private static final String QUESTION = "{\"certificateNo\": \"" + NUMBER + "\"}";

  private static final String LICENCE = "/api/v1/questions/perizinan/licence-check";
  private static final String LICENCE_QUESTION = "{\"nib\": \"1234567890123\"}";

  private static TestHub hub;
  private static HttpPartner supra;
  private static HttpPartner bank;
  private static WireMockServer licences;
  private static HttpPartner fund;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    OwnFiles files = OwnFiles.copyTo(home);
    files.change("routes/bnsp/certificate-check.camel.yaml", "value: 5s", "value: 1s");
    files.write(
        "routes/bank/partner.yaml",
        files.read("routes/bank/partner.yaml")
            + """
            asks:
              - question: certificate-check
                of: bnsp
                agreement:
                  reference: PKS-2026-099
                  basis: consent
                  purpose: credit for graduates
                  consent: {purpose: microcredit}
                  validUntil: 2035-12-31
                  fields: [/status, {/holder/fullName: mask}]
            """);
    RecipesTest.writeFiles(Files.readString(RecipesTest.QUESTIONS), home);
    licences = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    licences.start();
    hub =
        TestHub.start(
            home.resolve("data"),
            Engine.SQLITE,
            files.settings(
                "perizinan.url",
                licences.baseUrl(),
                "hub.accounts.dana-usaha",
                "c756d34efaf08564079d35e1753c56f33e5ecdd7c9ef7bfee38977821060edba"));
    fund = new HttpPartner("dana-usaha", "dana-usaha", hub.httpPort());
    supra = new HttpPartner("supra", "supra", hub.httpPort());
    bank = new HttpPartner("bank", "bank", hub.httpPort());
  }

  @AfterAll
  static void stop() {
    hub.close();
    licences.stop();
  }

  @AfterEach
  void behave() {
    hub.bnsp().behave();
    // an answer ends what a failure began
    await().until(() -> ask().status() == 200);
  }

  private static Answer ask(String... headers) {
    return supra.postTo(CHECK, QUESTION, headers);
  }

  @Test
  void shouldGiveOnTheFieldsOfTheAgreementAndNoOthers() {
    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(200);
    JsonNode given = answer.json().path("answer");
    assertThat(given.properties().stream().map(field -> field.getKey() + "=" + field.getValue()))
        .containsExactlyInAnyOrder(
            "certificateNo=\"" + NUMBER + "\"",
            "status=\"VALID\"",
            "schemeCode=\"SKM-LAS-2024-01\"",
            "issuedOn=\"2026-04-15\"",
            "expiresOn=\"2029-04-15\"");
    assertThat(answer.text()).doesNotContain("3507245703040002", "Contoh Peserta");
  }

  @Test
  void shouldJournalWhoAskedWhomAndNeitherQuestionNorAnswer() {
    Answer answer = ask("Idempotency-Key", "tanya-1");

    MessageView seen = journalled(answer, State.ACCEPTED);
    assertThat(seen.sender().value()).isEqualTo("supra");
    assertThat(seen.kind().value()).isEqualTo("certificate-check");
    assertThat(seen.senderMessageId()).isEqualTo("tanya-1");
    assertThat(Checks.delivery(seen, "bnsp")).isEqualTo(State.DELIVERED);
    assertThat(seen.toString()).doesNotContain("0000045", "VALID", "3507245703040002");
    assertThat(
            hub.bean(MeterRegistry.class)
                .get("blkhub.questions")
                .tags("asker", "supra", "answerer", "bnsp", "outcome", "answered")
                .timer()
                .count())
        .isPositive();
  }

  private static MessageView journalled(Answer answer, State state) {
    MessageId id = MessageId.parse(answer.messageId()).orElseThrow();
    await()
        .until(
            () ->
                hub.bean(JournalFinder.class)
                    .byMessageId(id)
                    .filter(m -> m.state() == state)
                    .isPresent());
    return hub.bean(JournalFinder.class).byMessageId(id).orElseThrow();
  }

  @Test
  void shouldTellTheOutcomeOfAnIdAgainAndNotAskAgain() {
    Answer first = ask("Idempotency-Key", "tanya-2");
    long calls = hub.bnsp().calls();

    Answer second = ask("Idempotency-Key", "tanya-2");

    assertThat(second.json()).isEqualTo(first.json());
    assertThat(hub.bnsp().calls()).isEqualTo(calls);
    Answer other =
        supra.postTo(CHECK, QUESTION.replace("0000045", "0000046"), "Idempotency-Key", "tanya-2");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text()).contains("HUB-Q007");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/questions/bnsp/account-check, 404, HUB-Q001",
    "/api/v1/questions/nobody/certificate-check, 404, HUB-Q001",
    "/api/v1/questions/bank/certificate-check, 404, HUB-Q001",
    "/api/v1/questions/bnsp/certificate-check?as=bank, 400, HUB-H090",
    "/api/v1/questions/bnsp%2Fcertificate-check, 400, HUB-H022",
    "/api/v1/questions/bnsp/certificate-check%0d%0a, 400, HUB-H022"
  })
  void shouldRefuseWhatIsNoQuestion(String path, int status, String code) {
    Answer answer = supra.postTo(path, QUESTION);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains(code);
  }

  @Test
  void shouldRefuseAPartnerWithoutAnAgreement() {
    HttpPartner blk = new HttpPartner("blk", "blk", hub.httpPort());
    long calls = hub.bnsp().calls();

    Answer answer = blk.postTo(CHECK, QUESTION, "ce-source", "supra", "X-Partner", "supra");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("HUB-Q002");
    assertThat(hub.bnsp().calls()).isEqualTo(calls);
  }

  @Test
  void shouldRefuseAQuestionAboutAPersonWhoHasNotConsented() {
    long calls = hub.bnsp().calls();

    Answer answer = bank.postTo(CHECK, QUESTION);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("HUB-Q006");
    assertThat(hub.bnsp().calls()).isEqualTo(calls);
    journalled(answer, State.REJECTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"certificateNo\": |400|HUB-Q004|HUB-C00",
        "[]|400|HUB-Q004|HUB-C010",
        "{}|422|HUB-Q005|/certificateNo",
        "{\"certificateNo\": \"25920 7212 3 0000045 2026\", \"nik\":"
            + " \"3507245703040002\"}|422|HUB-Q005|/nik",
        "{\"certificateNo\": \"' OR 1=1\"}|422|HUB-Q005|/certificateNo"
      })
  void shouldSayWhatIsWrongWithAQuestion(String body, int status, String code, String error) {
    long calls = hub.bnsp().calls();

    Answer answer = supra.postTo(CHECK, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains(code, error).doesNotContain("3507245703040002", "OR 1=1");
    assertThat(hub.bnsp().calls()).isEqualTo(calls);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a\tb"})
  void shouldRefuseAnIdThatIsNone(String id) {
    Answer answer = ask("Idempotency-Key", id);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).contains("HUB-Q004", "HUB-X06");
  }

  @Test
  void shouldTakeNoCorrectionForAQuestion() {
    Answer answer = ask("Idempotency-Key", "tanya-3", "ce-correction", "void");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("HUB-Q017");
  }

  @ParameterizedTest
  @CsvSource({
    "UNPROCESSABLE, 502, HUB-Q013",
    "CONFLICT, 502, HUB-Q013",
    "NONSENSE, 502, HUB-Q012",
    "WRONG_CODE, 502, HUB-Q012",
    "HUGE, 502, HUB-Q012",
    "HALF_BODY, 503, HUB-Q010",
    "ERROR, 503, HUB-Q010",
    "RESET, 503, HUB-Q010",
    "FORBIDDEN, 503, HUB-Q010",
    "DOWN, 503, HUB-Q010",
    "TRICKLE, 504, HUB-Q011",
    "SLOW, 504, HUB-Q011"
  })
  void shouldTellThatThereIsNoAnswerAndNothingOfWhatCame(Mode mode, int status, String code) {
    hub.bnsp().misbehave(mode);

    Answer answer = ask();

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text())
        .contains(code)
        .doesNotContain("tidak valid", "3603121505990002", "Selamat datang", "entah", "galat");
    MessageView seen = journalled(answer, State.REJECTED);
    assertThat(seen.toString()).doesNotContain("tidak valid", "3603121505990002", "galat");
  }

  /** The registry answers as its sample shows, with this in place of its last member. */
  private static void registryAnswers(String instead) throws IOException {
    String sample =
        Files.readString(RecipesTest.QUESTIONS)
            .replaceFirst("(?s).*full\\.in\\.json -->\\n```json\\n(.*?)```.*", "$1");
    licences.stubFor(
        post("/inqueryNIB")
            .willReturn(aResponse().withBody(sample.replace("\"keterangan\"", instead))));
  }

  @Test
  void shouldDoAsTheGuideSays() throws IOException {
    registryAnswers("\"keterangan\"");

    Answer answer = fund.postTo(LICENCE, LICENCE_QUESTION, "X-Forwarded-For", "10.0.0.1");

    assertThat(answer.json().path("answer").toString())
        .isEqualTo("{\"nib\":\"1234567890123\",\"inForce\":true,\"name\":\"CV Las Sejahtera\"}");
    licences.verify(
        postRequestedFor(urlEqualTo("/inqueryNIB"))
            .withRequestBody(equalTo("{\"INQUERYNIB\":{\"nib\":\"1234567890123\"}}"))
            .withHeader("Idempotency-Key", equalTo(answer.messageId()))
            .withoutHeader("Authorization")
            .withoutHeader("X-Forwarded-For"));
  }

  @Test
  void shouldPassOnNothingOfAnAnswerWithAFieldThatWasNotAgreed() throws IOException {
    registryAnswers("\"telepon\": \"0811\", \"keterangan\"");

    Answer answer = fund.postTo(LICENCE, LICENCE_QUESTION);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).contains("HUB-Q012").doesNotContain("Sejahtera", "telepon", "0811");
    journalled(answer, State.REJECTED);
    assertThat(fund.get("/api/v1/messages/" + answer.messageId()).text())
        .contains("HUB-Q012")
        .doesNotContain("Sejahtera", "telepon", "0811");
  }

  @Test
  void shouldPassOnNothingOfAnAnswerWithoutEnd() {
    licences.stubFor(
        post("/inqueryNIB").willReturn(aResponse().withBody(new byte[50 * 1024 * 1024])));

    Answer answer = fund.postTo(LICENCE, LICENCE_QUESTION);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).contains("HUB-Q012");
  }

  @Test
  void shouldRefuseMoreQuestionsThanAgreed() throws IOException {
    registryAnswers("\"keterangan\"");

    await().until(() -> fund.postTo(LICENCE, LICENCE_QUESTION).text().contains("HUB-Q003"));
  }

  @Test
  void shouldKeepNobodyElseWaitingForASlowPartner() {
    hub.bnsp().misbehave(Mode.SLOW);
    long before = hub.bnsp().calls();
    List<CompletableFuture<Answer>> slow = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      slow.add(
          CompletableFuture.supplyAsync(
              () -> new HttpPartner("supra", "supra", hub.httpPort()).postTo(CHECK, QUESTION)));
    }
    await().until(() -> hub.bnsp().calls() == before + 4);

    Answer fifth = ask();
    Answer message = supra.post("vacancy", Texts.vacancy(951, 1, 3).toString());

    assertThat(fifth.status()).isEqualTo(503);
    assertThat(fifth.text()).contains("HUB-Q009");
    assertThat(message.status()).isEqualTo(202);
    assertThat(slow).noneMatch(CompletableFuture::isDone);
    assertThat(slow).allMatch(answer -> answer.join().status() == 504);
  }
}

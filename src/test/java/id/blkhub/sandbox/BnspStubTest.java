package id.blkhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stub is only worth something if it is as strict as the interface it stands for. */
class BnspStubTest {
  private static final String SCHEDULE =
      """
      {"tuk_id": 12, "jenis_jadwal": 1, "jenis_anggaran": 2, "nama_jadwal": "LAS-1",
       "tanggal_mulai": "2026-12-01", "tanggal_selesai": "2026-12-02", "jabker_id": [3]}
      """;
  private static final String PARTICIPANT =
      """
      {"jadwal_id": %s, "tuk_id": 12, "nik": "3603121505990001", "nama": "Siti",
       "tanggal_lahir": "1999-05-15", "skema_id": "SKM-LAS-01", "jenis_kelamin": 1,
       "tanggal_ijazah": "0000-00-00"}
      """;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private BnspStub bnsp;

  @BeforeEach
  void start() {
    bnsp = BnspStub.start(0);
  }

  @AfterEach
  void stop() {
    bnsp.close();
  }

  @Test
  void shouldTakeAScheduleAndAParticipantOncePerKey() throws Exception {
    String token = token(bnsp.key());
    JsonNode schedule = post("/jadwal", token, "k1", SCHEDULE, 200);
    assertThat(post("/jadwal", token, "k1", SCHEDULE, 200)).isEqualTo(schedule);
    String participant = PARTICIPANT.formatted(schedule.at("/data/id_jadwal"));

    JsonNode answer = post("/jadwal/peserta", token, "k2", participant, 200);
    post("/jadwal/peserta", token, "k2", participant, 200);

    assertThat(answer.path("code").asText()).isEqualTo("OK");
    assertThat(bnsp.schedules()).hasSize(1);
    assertThat(bnsp.participants()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"tuk_id\": 12 | \"tuk_id\": \"12\" | tuk_id harus bilangan bulat",
        "\"2026-12-01\" | \"01-12-2026\" | tanggal_mulai harus tanggal yyyy-MM-dd",
        "\"2026-12-01\" | \"2026-02-30\" | tanggal_mulai harus tanggal yyyy-MM-dd",
        "\"nama_jadwal\": \"LAS-1\", | | nama_jadwal wajib diisi",
        "\"nama_jadwal\" | \"nik\": \"1\", \"nama_jadwal\" | nik tidak dikenal",
        "[3] | [\"3\"] | jabker_id harus daftar bilangan bulat",
        "\"LAS-1\" | null | nama_jadwal harus teks yang terisi",
      })
  void shouldRefuseAScheduleThatIsNotAsTheInterfaceSays(String from, String to, String expected)
      throws Exception {
    String wrong = SCHEDULE.replace(from, to == null ? "" : to);

    post("/jadwal", token(bnsp.key()), "k1", wrong, 422);

    assertThat(bnsp.refusals()).containsExactly("/jadwal: " + expected);
    assertThat(bnsp.received()).isEmpty();
  }

  /** What a mapping sends of a person whose date of birth the registry does not know. */
  @Test
  void shouldTakeAParticipantWhoseDateOfBirthIsNotKnown() throws Exception {
    String token = token(bnsp.key());
    JsonNode schedule = post("/jadwal", token, "k1", SCHEDULE, 200);
    String participant = PARTICIPANT.formatted(schedule.at("/data/id_jadwal"));

    post("/jadwal/peserta", token, "k2", participant.replace("1999-05-15", "0000-00-00"), 200);

    assertThat(bnsp.participants()).hasSize(1);
  }

  @Test
  void shouldRefuseAParticipantInAScheduleItDoesNotKnow() throws Exception {
    post("/jadwal/peserta", token(bnsp.key()), "k1", PARTICIPANT.formatted(99), 422);

    assertThat(bnsp.refusals()).containsExactly("/jadwal/peserta: jadwal_id tidak dikenal");
  }

  @Test
  void shouldRefuseOtherContentUnderTheSameKey() throws Exception {
    String token = token(bnsp.key());
    post("/jadwal", token, "k1", SCHEDULE, 200);

    post("/jadwal", token, "k1", SCHEDULE.replace("LAS-1", "LAS-2"), 422);

    assertThat(bnsp.schedules()).hasSize(1);
  }

  @Test
  void shouldTakeOnlyTokensItGaveAndOnlyUntilTheyEnd() throws Exception {
    assertThat(token("wrong")).isEmpty();
    post("/jadwal", "made-up", "k1", SCHEDULE, 401);
    bnsp.tokenLife(Duration.ZERO);
    post("/jadwal", token(bnsp.key()), "k1", SCHEDULE, 401);

    assertThat(bnsp.received()).isEmpty();
  }

  private String token(String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bnsp.url() + "/auth"))
            .header("x-bnsp-user", bnsp.user())
            .header("x-bnsp-key", key)
            .POST(BodyPublishers.noBody())
            .build();
    return json(client.send(request, BodyHandlers.ofString())).at("/data/token").asText("");
  }

  private JsonNode post(String path, String token, String key, String body, int expected)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bnsp.url() + path))
            .header("x-authorization", token)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
    return json(response);
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new JsonMapper().readTree(response.body());
  }
}

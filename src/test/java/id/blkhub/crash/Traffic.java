package id.blkhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.crash.Letter.By;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the partners send in a test, made from the samples of mappings/, and who has to get it
 * according to the agreements as a reader understands them: nothing here asks the hub.
 */
final class Traffic {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path MAPPINGS = Path.of("mappings");
  private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd-MM-yyyy");
  private static final List<String> SCHEMES = List.of("SKM-LAS-2024-01", "SKM-LIS-2024-02");

  /** limits.maxMessageBytes in routes/supra/partner.yaml. */
  private static final int LIMIT = 1 << 20;

  /** Goes through all ways, as it has no divisor in common with their number. */
  private static final int LARGEST_EVERY = 131;

  private static final LocalDate FIRST_TEST = LocalDate.of(2026, 2, 2);

  private final List<Letter> enrolmentsAndAssessments = new ArrayList<>();
  private final List<Letter> certificationsByHttp = new ArrayList<>();
  private final List<Letter> certificationsByQueue = new ArrayList<>();
  private final List<Letter> vacancies = new ArrayList<>();

  /** Receiver by {@code kind/key}: true where it gets the message, false where it must not. */
  private final Map<String, Map<String, Boolean>> receivers = new TreeMap<>();

  private final Map<String, String> registrationByCertificate = new TreeMap<>();
  private final Set<String> schedules = new TreeSet<>();

  /** One person on the way from enrolment to certificate. */
  private record Person(int number) {
    String enrolment() {
      return "ENR-2026-%06d".formatted(number);
    }

    String registration() {
      return "UJI-2026-%06d".formatted(number);
    }

    String certificate() {
      return "25920 7212 3 %07d 2026".formatted(number);
    }

    LocalDate born() {
      return LocalDate.of(1996, 1, 1).plusDays(number);
    }

    boolean woman() {
      return number % 2 == 0;
    }

    String nik() {
      return "350724%02d%s%04d"
          .formatted(
              born().getDayOfMonth() + (woman() ? 40 : 0),
              born().format(DateTimeFormatter.ofPattern("MMyy")),
              number % 9_999 + 1);
    }

    String name() {
      return "Contoh Peserta " + number;
    }

    String scheme() {
      return SCHEMES.get(number % SCHEMES.size());
    }

    /** A new day, and so a new schedule, for every few. */
    LocalDate tested() {
      return FIRST_TEST.plusDays(number / 20 % 70);
    }

    /** The others are tested by a body the hub does not know. */
    boolean testedByBnsp() {
      return number % 10 != 9;
    }

    boolean competent() {
      return number % 5 != 4;
    }

    /** Whether counselling led to a business, which the cooperative agency is told of. */
    boolean starts() {
      return number % 4 == 1;
    }

    /** Whether employers may see the certificate. */
    boolean consents() {
      return number % 3 != 0;
    }
  }

  Traffic(int enrolments, int assessments, int certifications, int notices) throws IOException {
    int certified = 0;
    for (int number = 1; number <= enrolments; number++) {
      Person person = new Person(number);
      enrol(person);
      if (number <= assessments) {
        register(person);
        if (person.testedByBnsp() && certified < certifications) {
          certified++;
          certify(person);
        }
      }
    }
    for (int number = 1; number <= notices; number++) {
      notice(number);
    }
  }

  private void enrol(Person person) throws IOException {
    ObjectNode body = sample("blk/in/enrolment/full.in.json");
    body.put("no_pendaftaran", person.enrolment());
    person(body.withObject("/peserta"), person);
    body.put("no_ak1", "3507/%06d/2026".formatted(person.number()));
    if (person.starts()) {
      body.withObject("/konseling").put("hasil", "WIRAUSAHA");
    }
    if (!person.consents()) {
      ((ObjectNode) body.at("/persetujuan/0")).put("tanggal_cabut", "2026-02-01");
    }
    enrolmentsAndAssessments.add(
        letter("blk", "enrolment", person.enrolment(), body, queue(person.number() / 2)));
    receivers.put("enrolment/" + person.enrolment(), Map.of("dinkop", person.starts()));
  }

  private void register(Person person) throws IOException {
    ObjectNode body = sample("blk/in/assessment/full.in.json");
    body.put("no_registrasi_uji", person.registration());
    body.put("no_pendaftaran", person.enrolment());
    person(body.withObject("/peserta"), person);
    body.put("lisensi_lsp", person.testedByBnsp() ? "BNSP-LSP-0383-ID" : "BNSP-LSP-1565-ID");
    body.put("kode_skema", person.scheme());
    body.put("tanggal_uji", person.tested().toString());
    enrolmentsAndAssessments.add(
        letter("blk", "assessment", person.registration(), body, queue(person.number() / 2 + 1)));
    receivers.put("assessment/" + person.registration(), Map.of("bnsp", person.testedByBnsp()));
    if (person.testedByBnsp()) {
      schedules.add(person.scheme() + " TUK-3507-001 " + person.tested());
    }
  }

  private static void person(ObjectNode peserta, Person person) {
    peserta.put("id_peserta", "P-%06d".formatted(person.number()));
    peserta.put("nik", person.nik());
    peserta.put("nama_lengkap", person.name());
    peserta.put("jenis_kelamin", person.woman() ? "P" : "L");
    peserta.put("tanggal_lahir", person.born().toString());
  }

  private void certify(Person person) throws IOException {
    ObjectNode body =
        sample(
            "bnsp/in/certification/"
                + (person.competent() ? "competent" : "not-yet-competent")
                + ".in.json");
    body.put("nomor_peserta", person.registration());
    body.put("kode_skema", person.scheme());
    body.put("tgl_keputusan", person.tested().format(DAY_FIRST));
    if (person.competent()) {
      body.put("nik_peserta", person.nik());
      body.put("nama", person.name());
      body.put("nomor_sertifikat", person.certificate());
      body.put("nomor_reg", "LAS %d %05d 2026".formatted(383, person.number()));
      registrationByCertificate.put(person.certificate(), person.registration());
    }
    boolean byHttp = person.number() % 2 == 0;
    (byHttp ? certificationsByHttp : certificationsByQueue)
        .add(
            letter(
                "bnsp",
                "certification",
                person.registration(),
                body,
                byHttp ? By.HTTP : queue(person.number() / 2)));
    receivers.put(
        "certification/" + person.registration(),
        Map.of(
            "blk",
            true,
            "supra",
            person.competent() && person.consents(),
            "dinkop",
            person.starts()));
  }

  private void notice(int number) throws IOException {
    String key = "SUPRA-2026-%05d".formatted(number);
    boolean largest = number % LARGEST_EVERY == 0;
    boolean overseas = number % 4 == 0 && !largest;
    ObjectNode body = sample("supra/in/vacancy/" + (overseas ? "overseas" : "full") + ".in.json");
    body.withObject("/identifier").put("value", key);
    if (largest) {
      fill(body);
    }
    vacancies.add(letter("supra", "vacancy", key, body, By.values()[number % By.values().length]));
    receivers.put("vacancy/" + key, Map.of("blk", true));
  }

  /** To the largest size, where its contract allows anything: in the terms of its context. */
  private static void fill(ObjectNode notice) {
    ObjectNode terms = (ObjectNode) notice.at("/@context/1");
    terms.put("x", "").put("y", "");
    int missing = LIMIT - notice.toString().getBytes(StandardCharsets.UTF_8).length;
    terms.put("x", "x".repeat(missing / 2)).put("y", "y".repeat(missing - missing / 2));
  }

  /** All ways but HTTP, which is the last. */
  private static By queue(int number) {
    return By.values()[number % By.HTTP.ordinal()];
  }

  private static ObjectNode sample(String file) throws IOException {
    return (ObjectNode) JSON.readTree(MAPPINGS.resolve(file).toFile());
  }

  private static Letter letter(String sender, String kind, String key, ObjectNode body, By by) {
    return new Letter(sender, kind, key, body.toString(), by);
  }

  /** What each client sends, in its order. */
  List<List<Letter>> bySender() {
    return List.of(
        enrolmentsAndAssessments, certificationsByHttp, certificationsByQueue, vacancies);
  }

  int size() {
    return bySender().stream().mapToInt(List::size).sum();
  }

  /** Keys of the messages of a kind that a partner has to get. */
  Set<String> due(String receiver, String kind) {
    Set<String> due = new TreeSet<>();
    receivers.forEach(
        (message, gets) -> {
          if (message.startsWith(kind + "/") && gets.getOrDefault(receiver, false)) {
            due.add(message.substring(kind.length() + 1));
          }
        });
    return due;
  }

  /** {@code kind/key/receiver} of every receiver of every message's kind: gets it or not. */
  Map<String, Boolean> decisions() {
    Map<String, Boolean> decisions = new TreeMap<>();
    receivers.forEach(
        (message, gets) ->
            gets.forEach((receiver, does) -> decisions.put(message + '/' + receiver, does)));
    return decisions;
  }

  /**
   * Of deliveries by state those to the partners it is about; whoever else has an agreement for a
   * kind gets none of its messages.
   *
   * @param deliveries {@code kind/key/receiver}
   */
  Map<String, List<String>> known(Map<String, List<String>> deliveries) {
    Set<String> partners = new TreeSet<>();
    receivers.values().forEach(gets -> partners.addAll(gets.keySet()));
    Map<String, List<String>> known = new TreeMap<>();
    deliveries.forEach(
        (state, all) ->
            all.forEach(
                delivery -> {
                  if (partners.contains(delivery.substring(delivery.lastIndexOf('/') + 1))) {
                    known.computeIfAbsent(state, s -> new ArrayList<>()).add(delivery);
                  } else {
                    assertThat(state).as(delivery).isEqualTo("FILTERED");
                  }
                }));
    return known;
  }

  /** {@code kind/key} of every message. */
  Set<String> messages() {
    return receivers.keySet();
  }

  /** Names of the test days the certification body has to know. */
  Set<String> schedules() {
    return schedules;
  }

  /** The registration behind a certificate as supra gets it, which has no such number in it. */
  String registrationOf(JsonNode body) {
    for (JsonNode identifier : body.path("identifier")) {
      if (identifier.path("propertyID").asText().equals("certificateNumber")) {
        return registrationByCertificate.get(identifier.path("value").asText());
      }
    }
    throw new IllegalArgumentException("no certificate number");
  }
}

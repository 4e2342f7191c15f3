package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.ClaimedPerson;
import id.blkhub.message.Correction;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.PersonTrait;
import id.blkhub.message.TestNames;
import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What registries said of consents beside the list of an enrolment: of a case by its number, or of
 * a person by the keyed hash of the NIK. A word that comes before its case waits here and counts
 * from the case's first message on.
 */
final class ConsentWords {
  /**
   * @param about {@link #ofNumber} or {@link #ofPerson}
   * @param proof the business key of the message that said it
   */
  private record Word(PartnerId owner, String proof, String about, JsonNode said) {}

  private final Map<List<String>, Word> words = new LinkedHashMap<>();
  private final Set<List<String>> changed = new HashSet<>();

  private final CorrectedNiks corrected;

  private ConsentWords(CorrectedNiks corrected) {
    this.corrected = corrected;
  }

  /** Cases of persons that consents are about; to be loaded with those of the batch's numbers. */
  static List<Long> casesOf(Sql sql, Collection<Arrival> batch, CorrectedNiks corrected) {
    return BatchSql.read(
        sql,
        "SELECT id FROM hub_case WHERE person_nik IN (VALUES",
        BatchSql.column(corrected.with(niksOfWords(batch))),
        ")",
        (row, n) -> row.getLong(1));
  }

  /** The corrected NIKs of persons the batch speaks of. */
  static CorrectedNiks corrected(Sql sql, Collection<Arrival> batch) {
    Set<String> niks = new HashSet<>();
    batch.forEach(arrival -> niks.addAll(niks(arrival)));
    return CorrectedNiks.load(sql, niks, niksOfWords(batch));
  }

  private static Set<String> niksOfWords(Collection<Arrival> batch) {
    Set<String> niks = new HashSet<>();
    for (Arrival arrival : batch) {
      if (speaksOfConsent(arrival)) {
        niks.addAll(niks(arrival));
      }
    }
    return niks;
  }

  /** The words about what the messages of a batch are about. */
  static ConsentWords load(Sql sql, Collection<Arrival> batch, CorrectedNiks corrected) {
    Set<String> about = new HashSet<>();
    for (Arrival arrival : batch) {
      about.addAll(about(arrival));
      corrected.with(niks(arrival)).forEach(nik -> about.add(ofPerson(nik, arrival.test())));
    }
    ConsentWords loaded = new ConsentWords(corrected);
    BatchSql.read(
            sql,
            "SELECT owner, proof, about, said FROM consent_word WHERE about IN (VALUES",
            BatchSql.column(about),
            ") ORDER BY owner, proof",
            (row, n) ->
                new Word(
                    new PartnerId(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    said(row.getString(4))))
        .forEach(loaded::put);
    return loaded;
  }

  private static JsonNode said(String stored) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    Facts.read(stored).forEach(said::set);
    return said;
  }

  /** What two messages can contend for here. */
  static Set<String> about(Arrival arrival) {
    Set<String> about = new HashSet<>();
    CaseClaim claim = arrival.claim();
    if (claim != null) {
      if (!claim.find().equals(CorrelationId.NONE)) {
        about.add(ofNumber(claim.find()));
      }
      claim.add().forEach(number -> about.add(ofNumber(number)));
      niks(arrival).forEach(nik -> about.add(ofPerson(nik, arrival.test())));
    }
    return about;
  }

  static boolean speaksOfConsent(Arrival arrival) {
    return arrival.claim() != null && arrival.claim().role() == CaseRole.CONSENT;
  }

  /** The NIK of the person, and the one it was corrected from just now. */
  private static Set<String> niks(Arrival arrival) {
    ClaimedPerson person = arrival.claim() == null ? null : arrival.claim().person();
    Set<String> niks = new HashSet<>();
    if (person != null) {
      for (PersonTrait trait : List.of(PersonTrait.NIK, PersonTrait.EARLIER_NIK)) {
        String hash = person.hash(trait);
        if (hash != null) {
          niks.add(hash);
        }
      }
    }
    return niks;
  }

  private static String ofNumber(CorrelationId number) {
    return number.type() + '|' + number.value();
  }

  private static String ofPerson(String nik, boolean test) {
    return TestNames.stored("person", test) + '|' + nik;
  }

  /**
   * Takes up what a message says, or takes it back where it is a void. The cases it is about have
   * it from then on.
   */
  void hear(Arrival arrival, Cases cases) {
    CaseClaim claim = arrival.said();
    PartnerId owner = arrival.sender();
    // a test and a real word never meet
    String proof = (arrival.test() ? "test:" : "live:") + arrival.businessKey();
    List<String> key = List.of(owner.value(), proof);
    changed.add(key);
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    claim.facts().forEach(said::set);
    if (!said.hasNonNull("id")) {
      said.put("id", arrival.businessKey());
    }
    Word word = new Word(owner, proof, about(arrival).iterator().next(), said);
    if (takesBack(arrival)) {
      words.remove(key);
    } else {
      words.put(key, word);
    }
    for (Case one : cases.all()) {
      if (isAbout(word, one, arrival.test())) {
        one.say(proof, takesBack(arrival) ? null : said);
        cases.changed(one);
      }
    }
  }

  private static boolean takesBack(Arrival arrival) {
    return arrival.correction() == Correction.VOID || arrival.correction() == Correction.CANCEL;
  }

  /** Gives a case what was said of it before the hub knew its number or its person. */
  void attach(Case one, Cases cases, boolean test) {
    for (Word word : words.values()) {
      if (isAbout(word, one, test) && one.say(word.proof(), word.said())) {
        cases.changed(one);
      }
    }
  }

  private boolean isAbout(Word word, Case one, boolean test) {
    return word.owner().equals(one.owner())
        && (one.numbers().keySet().stream()
                .anyMatch(number -> word.about().equals(ofNumber(number)))
            || corrected.concerning(one, word.said()).stream()
                .anyMatch(nik -> word.about().equals(ofPerson(nik, test))));
  }

  private void put(Word word) {
    words.put(List.of(word.owner().value(), word.proof()), word);
  }

  void save(Sql sql, long now) {
    List<Object[]> gone = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    for (List<String> key : changed) {
      Word word = words.get(key);
      if (word == null) {
        gone.add(BatchSql.row(key.get(0), key.get(1)));
      } else {
        rows.add(BatchSql.row(key.get(0), key.get(1), word.about(), word.said().toString(), now));
      }
    }
    BatchSql.write(sql, "DELETE FROM consent_word WHERE (owner, proof) IN (VALUES", gone, ")");
    BatchSql.insert(
        sql,
        "INSERT INTO consent_word (owner, proof, about, said, at) VALUES",
        rows,
        "ON CONFLICT (owner, proof) DO UPDATE SET about = excluded.about, said = excluded.said, at"
            + " = excluded.at");
  }
}

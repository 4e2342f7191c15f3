package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which NIKs registries have corrected to which, as far as one batch needs it. What was said of a
 * person under the NIK from before holds under the right one: a withdrawal always; a consent only
 * while no case of that registry has the earlier NIK, since it may be another person's by right.
 */
final class CorrectedNiks {
  /** By registry and NIK: those it was before. */
  private final Map<List<String>, Set<String>> former = new HashMap<>();

  /** By registry: NIKs from before that a case has all the same. */
  private final Set<List<String>> stillBorne = new HashSet<>();

  /**
   * @param niks of persons that a batch speaks of
   * @param ofWords those of them that consents are about: they may be from before a correction
   */
  static CorrectedNiks load(Sql sql, Collection<String> niks, Collection<String> ofWords) {
    CorrectedNiks corrected = new CorrectedNiks();
    corrected.read(
        sql,
        "SELECT owner, person_nik, person_former_niks FROM hub_case WHERE person_former_niks IS NOT"
            + " NULL AND person_nik IN (VALUES",
        niks,
        ")");
    // few cases have a NIK from before, and an index holds those alone
    corrected.read(
        sql,
        "WITH said (nik) AS (VALUES",
        ofWords,
        ") SELECT owner, person_nik, person_former_niks FROM said JOIN hub_case ON"
            + " person_former_niks IS NOT NULL AND person_former_niks LIKE '%' || said.nik || '%'");
    Set<String> before = new HashSet<>();
    corrected.former.values().forEach(before::addAll);
    BatchSql.read(
            sql,
            "SELECT DISTINCT owner, person_nik FROM hub_case WHERE person_nik IN (VALUES",
            BatchSql.column(before),
            ")",
            (row, n) -> List.of(row.getString(1), row.getString(2)))
        .forEach(corrected.stillBorne::add);
    return corrected;
  }

  private void read(Sql sql, String head, Collection<String> niks, String tail) {
    BatchSql.read(
            sql,
            head,
            BatchSql.column(niks),
            tail,
            (row, n) ->
                List.of(
                    row.getString(1),
                    row.getString(2) == null ? "" : row.getString(2),
                    row.getString(3)))
        .forEach(row -> put(row.get(0), row.get(1), row.get(2)));
  }

  private void put(String owner, String nik, String before) {
    former
        .computeIfAbsent(List.of(owner, nik), key -> new HashSet<>())
        .addAll(List.of(before.split(",")));
  }

  /** All that are known here to be of one person with one of these, and these. */
  Set<String> with(Collection<String> niks) {
    Set<String> all = new HashSet<>(niks);
    former.forEach(
        (key, before) -> {
          if (niks.contains(key.get(1))) {
            all.addAll(before);
          } else if (before.stream().anyMatch(niks::contains)) {
            all.add(key.get(1));
          }
        });
    return all;
  }

  /**
   * The NIKs under which something said of a person concerns a case.
   *
   * @param said the word about consents
   */
  Set<String> concerning(Case one, JsonNode said) {
    CasePerson person = one.person();
    if (person == null || person.nik() == null) {
      return Set.of();
    }
    PartnerId owner = one.owner();
    boolean withdraws = said.path("state").asText().equals("WITHDRAWN");
    Set<String> before = new HashSet<>(person.formerNiks());
    before.addAll(former.getOrDefault(List.of(owner.value(), person.nik()), Set.of()));
    if (!withdraws) {
      before.removeIf(nik -> stillBorne.contains(List.of(owner.value(), nik)));
    } else {
      before.addAll(correctedFrom(owner, person.nik()));
    }
    before.add(person.nik());
    return before;
  }

  /** Where the case has the NIK from before: what it was corrected to elsewhere. */
  private List<String> correctedFrom(PartnerId owner, String nik) {
    List<String> now = new ArrayList<>();
    former.forEach(
        (key, before) -> {
          if (key.get(0).equals(owner.value()) && before.contains(nik)) {
            now.add(key.get(1));
          }
        });
    return now;
  }
}

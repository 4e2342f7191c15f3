package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.ClaimedPerson;
import id.blkhub.message.Consents;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cases one batch speaks of: read at once, changed in memory, written at once. */
final class Cases {
  private static final Comparator<Object[]> BY_CELLS =
      Comparator.comparing(java.util.Arrays::toString);

  private final Map<Long, Case> cases = new HashMap<>();
  private final Map<CorrelationId, Set<Case>> carriers = new HashMap<>();
  private final Map<Long, Case> changed = new TreeMap<>();
  private final Map<List<String>, Object[]> changedNumbers = new HashMap<>();
  private final List<Object[]> newSent = new ArrayList<>();

  /**
   * @param numbers locked by {@link KeyLocks#ofKeys}; every case that carries one is locked and
   *     read
   * @param ids further cases to lock and read
   */
  static Cases load(Sql sql, Collection<CorrelationId> numbers, Collection<Long> ids) {
    Set<Long> wanted = new HashSet<>(ids);
    wanted.addAll(
        BatchSql.read(
            sql,
            "WITH k (type, value) AS (VALUES",
            BatchSql.numbers(numbers),
            ") SELECT n.case_id FROM k JOIN case_number n ON n.type = k.type AND n.value ="
                + " k.value",
            (row, n) -> row.getLong(1)));
    KeyLocks.ofCases(sql, wanted);
    Cases cases = new Cases();
    cases.read(sql, wanted);
    return cases;
  }

  private void read(Sql sql, Set<Long> ids) {
    List<Object[]> keys = BatchSql.column(ids);
    BatchSql.read(
            sql,
            "SELECT id, owner, facts, taught, closed_at, consent_ends, "
                + CasePersonRow.COLUMNS
                + " FROM hub_case WHERE id IN (VALUES",
            keys,
            ")",
            (row, n) ->
                new Case(
                    row.getLong(1),
                    new PartnerId(row.getString(2)),
                    Facts.read(row.getString(3)),
                    Facts.read(row.getString(4)),
                    CasePersonRow.read(row),
                    row.getObject(5) != null,
                    day(row.getString(6))))
        .forEach(one -> cases.put(one.id(), one));
    BatchSql.read(
        sql,
        "SELECT case_id, type, value, added_by, closed_at FROM case_number WHERE case_id IN"
            + " (VALUES",
        keys,
        ")",
        (row, n) ->
            carry(
                read(cases, row.getLong(1)),
                new CorrelationId(row.getString(2), row.getString(3)),
                new Case.Holding(row.getString(4), row.getObject(5) != null)));
    BatchSql.read(
            sql,
            "SELECT case_id, partner FROM case_sent WHERE case_id IN (VALUES",
            keys,
            ")",
            (row, n) -> Map.entry(row.getLong(1), new PartnerId(row.getString(2))))
        .forEach(row -> read(cases, row.getKey()).sent().add(row.getValue()));
  }

  private static @Nullable LocalDate day(@Nullable String stored) {
    return stored == null ? null : LocalDate.parse(stored);
  }

  private static Case read(Map<Long, Case> cases, long id) {
    return Objects.requireNonNull(cases.get(id), "its row was read before");
  }

  private Case carry(Case one, CorrelationId correlationId, Case.Holding holding) {
    one.numbers().put(correlationId, holding);
    carriers.computeIfAbsent(correlationId, n -> new LinkedHashSet<>()).add(one);
    return one;
  }

  /** Null where there is none. */
  @Nullable Case get(long id) {
    return cases.get(id);
  }

  Collection<Case> all() {
    return cases.values();
  }

  /** It was changed and is to be written. */
  void changed(Case one) {
    changed.put(one.id(), one);
  }

  /** Every number that a case read here carries. */
  Set<CorrelationId> numbers() {
    return carriers.keySet();
  }

  /** The partner's own case with the number; null where there is none. */
  @Nullable Case own(PartnerId partner, CorrelationId correlationId) {
    for (Case one : carriers.getOrDefault(correlationId, Set.of())) {
      if (one.owner().equals(partner)) {
        return one;
      }
    }
    return null;
  }

  /** The partner's own case with the number, else all that were sent to it. */
  List<Case> find(PartnerId partner, CorrelationId correlationId) {
    Case own = own(partner, correlationId);
    if (own != null) {
      return List.of(own);
    }
    return carriers.getOrDefault(correlationId, Set.of()).stream()
        .filter(one -> one.open(partner))
        .toList();
  }

  /**
   * Whether another case of the same owner carries one of the numbers and keeps it.
   *
   * @param yielding what a message under this subject added gives way; null for none
   */
  boolean taken(
      PartnerId owner,
      @Nullable Case except,
      Collection<CorrelationId> numbers,
      @Nullable String yielding) {
    for (CorrelationId correlationId : numbers) {
      Case holder = own(owner, correlationId);
      if (holder != null
          && holder != except
          && holder.answers(correlationId)
          && !Objects.equals(holder.holding(correlationId).addedBy(), nonNull(yielding))) {
        return true;
      }
    }
    return false;
  }

  private static String nonNull(@Nullable String subject) {
    return subject == null ? "" : subject;
  }

  Case open(PartnerId owner, CaseClaim claim, String subject) {
    Case one =
        new Case(
            CaseIds.next(), owner, new LinkedHashMap<>(), new LinkedHashMap<>(), null, false, null);
    cases.put(one.id(), one);
    changed.put(one.id(), one);
    number(one, claim.find(), subject, false);
    extend(one, claim, subject);
    return one;
  }

  /** The owner announces it anew: found again by the number it is opened under. */
  void reopen(Case one, CaseClaim claim, String subject) {
    if (one.closed()) {
      one.closed(false);
      changed.put(one.id(), one);
    }
    Case.Holding held = one.numbers().get(claim.find());
    if (claim.role() == CaseRole.OPEN && held != null && !subject.equals(held.addedBy())) {
      // from now on it is the announcement that gives the number, not older records
      carry(one, claim.find(), new Case.Holding(subject, false));
      note(one, claim.find(), subject, null);
    }
    number(one, claim.find(), subject, claim.role() == CaseRole.LOAD);
    extend(one, claim, subject);
  }

  /** Whether the case takes what is said of it: older records cannot open what was closed since. */
  boolean takes(Case one, CaseClaim claim, String subject) {
    return claim.role() != CaseRole.LOAD
        || one.answers(claim.find())
        || subject.equals(one.holding(claim.find()).addedBy());
  }

  void extend(Case one, CaseClaim claim, String subject) {
    boolean load = claim.role() == CaseRole.LOAD;
    TextNode teacher = TextNode.valueOf(subject);
    claim.add().forEach(correlationId -> number(one, correlationId, subject, load));
    for (Map.Entry<String, JsonNode> fact : claim.facts().entrySet()) {
      boolean own = teacher.equals(one.taught().get(fact.getKey()));
      if (load && !own && one.facts().containsKey(fact.getKey())) {
        continue;
      }
      boolean takesOver = claim.role() == CaseRole.OPEN && !own;
      if (takesOver || !fact.getValue().equals(one.facts().put(fact.getKey(), fact.getValue()))) {
        one.facts().put(fact.getKey(), fact.getValue());
        one.taught().put(fact.getKey(), teacher);
        changed.put(one.id(), one);
      }
    }
    if (claim.role() == CaseRole.OPEN
        && !claim.facts().containsKey(Consents.FACT)
        && teacher.equals(one.taught().get(Consents.FACT))) {
      // an announcement lists all there are, and a mapping leaves an empty list out
      one.facts().remove(Consents.FACT);
      one.taught().remove(Consents.FACT);
      changed.put(one.id(), one);
    }
    if (claim.person() != null) {
      learn(one, claim.role(), claim.person(), subject);
    }
  }

  /** The word of the owner counts, most of all where it announces the case. */
  private void learn(Case one, CaseRole role, ClaimedPerson said, String subject) {
    CasePerson known = one.person();
    CasePerson named = CasePerson.of(said, subject);
    boolean owner = named.taughtBy(one.owner());
    CasePerson now;
    if (known == null || owner && !known.taughtBy(one.owner())) {
      now = named;
    } else if (role == CaseRole.OPEN) {
      now = known.told(said, subject);
    } else {
      now = owner ? known.completed(said) : known;
    }
    if (!now.equals(known)) {
      one.person(now);
      changed.put(one.id(), one);
    }
  }

  private void number(Case one, CorrelationId correlationId, String subject, boolean load) {
    Case.Holding held = one.numbers().get(correlationId);
    if (held != null && !held.closed()) {
      return;
    }
    Case other = own(one.owner(), correlationId);
    if (load && other != null && !subject.equals(other.holding(correlationId).addedBy())) {
      // closed since by whoever gave it
      return;
    }
    if (other != null && other != one) {
      other.numbers().remove(correlationId);
      carriers.getOrDefault(correlationId, new LinkedHashSet<>()).remove(other);
    }
    carry(one, correlationId, new Case.Holding(subject, false));
    note(one, correlationId, subject, null);
  }

  /**
   * Takes back what messages under the subject gave the case: its numbers are closed and its facts
   * forgotten.
   *
   * @param kept what a new message under the subject says again; null where none does
   * @param whole whether the case itself ends with it
   */
  void retract(Case one, String subject, @Nullable CaseClaim kept, boolean whole, long now) {
    if (whole) {
      one.closed(true);
      changed.put(one.id(), one);
    }
    for (Map.Entry<CorrelationId, Case.Holding> entry : List.copyOf(one.numbers().entrySet())) {
      CorrelationId correlationId = entry.getKey();
      boolean said =
          kept != null && (kept.find().equals(correlationId) || kept.add().contains(correlationId));
      if (subject.equals(entry.getValue().addedBy()) && !entry.getValue().closed() && !said) {
        one.numbers().put(correlationId, new Case.Holding(subject, true));
        note(one, correlationId, subject, now);
      }
    }
    boolean namedAgain = kept != null && kept.person() != null;
    if (one.person() != null && subject.equals(one.person().taughtBy()) && !namedAgain) {
      one.person(null);
      changed.put(one.id(), one);
    }
    TextNode teacher = TextNode.valueOf(subject);
    for (String fact : List.copyOf(one.facts().keySet())) {
      boolean said = kept != null && kept.facts().containsKey(fact);
      if (teacher.equals(one.taught().get(fact)) && !said) {
        one.facts().remove(fact);
        one.taught().remove(fact);
        changed.put(one.id(), one);
      }
    }
  }

  private void note(
      Case one, CorrelationId correlationId, String subject, @Nullable Long closedAt) {
    changedNumbers.put(
        List.of(one.owner().value(), correlationId.type(), correlationId.value()),
        BatchSql.row(
            one.owner(), correlationId.type(), correlationId.value(), one.id(), subject, closedAt));
  }

  /** The case goes to these partners, who can find it from then on. */
  void sent(Case one, Collection<PartnerId> partners) {
    for (PartnerId partner : partners) {
      if (one.sent().add(partner)) {
        newSent.add(BatchSql.row(one.id(), partner));
      }
    }
  }

  void save(Sql sql, long now) {
    List<Object[]> rows = new ArrayList<>();
    for (Case one : changed.values()) {
      rows.add(
          CasePersonRow.with(
              one.person(),
              one.id(),
              one.owner(),
              Facts.write(one.facts()),
              Facts.write(one.taught()),
              now,
              one.closed() ? now : null,
              one.consentEnds() == null ? null : one.consentEnds().toString()));
    }
    BatchSql.insert(
        sql,
        "INSERT INTO hub_case (id, owner, facts, taught, opened_at, closed_at, consent_ends, "
            + CasePersonRow.COLUMNS
            + ") VALUES",
        rows,
        "ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, taught = excluded.taught, closed_at"
            + " = excluded.closed_at, consent_ends = excluded.consent_ends, "
            + CasePersonRow.REPLACED);
    List<Object[]> numbers = new ArrayList<>(changedNumbers.values());
    numbers.sort(BY_CELLS);
    BatchSql.insert(
        sql,
        "INSERT INTO case_number (owner, type, value, case_id, added_by, closed_at) VALUES",
        numbers,
        "ON CONFLICT (owner, type, value) DO UPDATE SET case_id = excluded.case_id, added_by ="
            + " excluded.added_by, closed_at = excluded.closed_at");
    newSent.sort(BY_CELLS);
    BatchSql.insert(sql, "INSERT INTO case_sent (case_id, partner) VALUES", newSent, "");
  }
}

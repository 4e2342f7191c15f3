package id.blkhub.correlation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases one batch speaks of: read at once, changed in memory, written at once. */
final class Cases {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Comparator<Object[]> BY_CELLS =
      Comparator.comparing(java.util.Arrays::toString);

  /** One case, with what this batch changed of it. */
  static final class Case {
    private final long id;
    private final String owner;
    private final Map<String, JsonNode> facts;
    private final Set<Arrival.Number> numbers = new LinkedHashSet<>();
    private final Set<String> sent = new HashSet<>();

    private Case(long id, String owner, Map<String, JsonNode> facts) {
      this.id = id;
      this.owner = owner;
      this.facts = facts;
    }

    long id() {
      return id;
    }

    String owner() {
      return owner;
    }

    Map<String, JsonNode> facts() {
      return Map.copyOf(facts);
    }

    Set<Arrival.Number> numbers() {
      return numbers;
    }

    /** Whether the partner may find and extend it. */
    boolean open(String partner) {
      return owner.equals(partner) || sent.contains(partner);
    }
  }

  private final Map<Long, Case> cases = new HashMap<>();
  private final Map<Arrival.Number, Set<Case>> carriers = new HashMap<>();
  private final Map<Long, Case> changed = new TreeMap<>();
  private final List<Object[]> newNumbers = new ArrayList<>();
  private final List<Object[]> newSent = new ArrayList<>();

  /**
   * @param numbers locked by {@link KeyLocks#ofKeys}; every case that carries one is locked and
   *     read
   * @param ids further cases to lock and read
   */
  static Cases load(JdbcClient sql, Collection<Arrival.Number> numbers, Collection<Long> ids) {
    Set<Long> wanted = new HashSet<>(ids);
    wanted.addAll(
        Rows.read(
            sql,
            "WITH k (type, value) AS (VALUES",
            Rows.numbers(numbers),
            ") SELECT n.case_id FROM k JOIN case_number n ON n.type = k.type AND n.value ="
                + " k.value",
            (row, n) -> row.getLong(1)));
    KeyLocks.ofCases(sql, wanted);
    Cases cases = new Cases();
    cases.read(sql, wanted);
    return cases;
  }

  private void read(JdbcClient sql, Set<Long> ids) {
    List<Object[]> keys = Rows.column(ids);
    Rows.read(
            sql,
            "SELECT id, owner, facts FROM hub_case WHERE id IN (VALUES",
            keys,
            ")",
            (row, n) -> new Case(row.getLong(1), row.getString(2), facts(row.getString(3))))
        .forEach(one -> cases.put(one.id, one));
    Rows.read(
            sql,
            "SELECT case_id, type, value FROM case_number WHERE case_id IN (VALUES",
            keys,
            ")",
            (row, n) ->
                Map.entry(row.getLong(1), new Arrival.Number(row.getString(2), row.getString(3))))
        .forEach(row -> carry(cases.get(row.getKey()), row.getValue()));
    Rows.read(
            sql,
            "SELECT case_id, partner FROM case_sent WHERE case_id IN (VALUES",
            keys,
            ")",
            (row, n) -> Map.entry(row.getLong(1), row.getString(2)))
        .forEach(row -> cases.get(row.getKey()).sent.add(row.getValue()));
  }

  private void carry(Case one, Arrival.Number number) {
    one.numbers.add(number);
    carriers.computeIfAbsent(number, n -> new LinkedHashSet<>()).add(one);
  }

  /** Null where there is none. */
  Case get(long id) {
    return cases.get(id);
  }

  /** Every number that a case read here carries. */
  Set<Arrival.Number> numbers() {
    return carriers.keySet();
  }

  /** The partner's own case with the number; null where there is none. */
  Case own(String partner, Arrival.Number number) {
    for (Case one : carriers.getOrDefault(number, Set.of())) {
      if (one.owner.equals(partner)) {
        return one;
      }
    }
    return null;
  }

  /** The partner's own case with the number, else all that were sent to it. */
  List<Case> find(String partner, Arrival.Number number) {
    Case own = own(partner, number);
    if (own != null) {
      return List.of(own);
    }
    return carriers.getOrDefault(number, Set.of()).stream()
        .filter(one -> one.open(partner))
        .toList();
  }

  /** Whether another case of the same owner carries one of the numbers. */
  boolean taken(String owner, Case except, Collection<Arrival.Number> numbers) {
    for (Arrival.Number number : numbers) {
      Case holder = own(owner, number);
      if (holder != null && holder != except) {
        return true;
      }
    }
    return false;
  }

  Case open(String owner, Arrival.CaseClaim claim) {
    Case one = new Case(CaseIds.next(), owner, new LinkedHashMap<>());
    cases.put(one.id, one);
    changed.put(one.id, one);
    number(one, claim.find());
    extend(one, claim);
    return one;
  }

  void extend(Case one, Arrival.CaseClaim claim) {
    claim.add().forEach(number -> number(one, number));
    boolean learned = false;
    for (Map.Entry<String, JsonNode> fact : claim.facts().entrySet()) {
      learned |= !fact.getValue().equals(one.facts.put(fact.getKey(), fact.getValue()));
    }
    if (learned) {
      changed.put(one.id, one);
    }
  }

  private void number(Case one, Arrival.Number number) {
    if (!one.numbers.contains(number)) {
      carry(one, number);
      newNumbers.add(Rows.row(one.owner, number.type(), number.value(), one.id));
    }
  }

  /** The case goes to these partners, who can find it from then on. */
  void sent(Case one, Collection<String> partners) {
    for (String partner : partners) {
      if (one.sent.add(partner)) {
        newSent.add(Rows.row(one.id, partner));
      }
    }
  }

  void save(JdbcClient sql, long now) {
    List<Object[]> rows = new ArrayList<>();
    for (Case one : changed.values()) {
      rows.add(Rows.row(one.id, one.owner, text(one.facts), now));
    }
    Rows.write(
        sql,
        "INSERT INTO hub_case (id, owner, facts, opened_at) VALUES",
        rows,
        "ON CONFLICT (id) DO UPDATE SET facts = excluded.facts");
    newNumbers.sort(BY_CELLS);
    Rows.write(sql, "INSERT INTO case_number (owner, type, value, case_id) VALUES", newNumbers, "");
    newSent.sort(BY_CELLS);
    Rows.write(sql, "INSERT INTO case_sent (case_id, partner) VALUES", newSent, "");
  }

  /** Facts as stored. */
  static Map<String, JsonNode> facts(String json) {
    try {
      Map<String, JsonNode> facts = new LinkedHashMap<>();
      JSON.readTree(json).fields().forEachRemaining(f -> facts.put(f.getKey(), f.getValue()));
      return facts;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the facts of a case are no JSON", e);
    }
  }

  private static String text(Map<String, JsonNode> facts) {
    try {
      return JSON.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts that are JSON cannot be written", e);
    }
  }
}

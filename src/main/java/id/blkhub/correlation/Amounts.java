package id.blkhub.correlation;

import id.blkhub.message.AmountSaid;
import id.blkhub.message.CorrelationId;
import id.blkhub.seal.Seal;
import id.blkhub.store.Sql;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and granted, for the numbers one batch speaks of. Amounts are sealed: once their
 * data key is forgotten with the payloads of its day, nothing is held against them any more.
 */
final class Amounts {
  private final Seal seal;
  private final Map<AmountKey, Long> said = new HashMap<>();
  private final Map<AmountKey, Long> changed = new HashMap<>();

  private Amounts(Seal seal) {
    this.seal = seal;
  }

  /**
   * @param subject {@link Arrival#subject()} of the message that said it
   */
  private record AmountKey(long caseId, CorrelationId about, String subject) {
    String context() {
      return caseId + "|" + about.type() + '|' + about.value() + '|' + subject;
    }
  }

  static Amounts load(Sql sql, Seal seal, Collection<Arrival> batch) {
    Amounts amounts = new Amounts(seal);
    Set<CorrelationId> numbers = new HashSet<>();
    for (Arrival arrival : batch) {
      AmountSaid amount = arrival.succession().amount();
      if (amount != null) {
        numbers.add(amount.about());
      }
    }
    BatchSql.read(
            sql,
            "WITH k (type, value) AS (VALUES",
            BatchSql.numbers(numbers),
            ") SELECT a.case_id, a.type, a.value, a.subject, a.amount FROM k JOIN amount_said a ON"
                + " a.type = k.type AND a.value = k.value",
            (row, n) ->
                new SealedAmount(
                    new AmountKey(
                        row.getLong(1),
                        new CorrelationId(row.getString(2), row.getString(3)),
                        row.getString(4)),
                    row.getBytes(5)))
        .forEach(row -> amounts.open(row.said, row.sealed));
    return amounts;
  }

  private record SealedAmount(AmountKey said, byte[] sealed) {}

  private void open(AmountKey known, byte[] sealed) {
    try {
      said.put(known, ByteBuffer.wrap(seal.open(sealed, known.context())).getLong());
    } catch (Seal.SealBroken forgotten) {
      // as if it had not been said
    }
  }

  /**
   * Whether the arrival names more than was asked or granted.
   *
   * @param before the subjects of the steps before it
   */
  boolean exceeds(Arrival arrival, Case found, Collection<String> before) {
    AmountSaid amount = arrival.succession().amount();
    if (amount == null) {
      return false;
    }
    Case.Holding announced = found.numbers().get(amount.about());
    String announcer = announced == null ? null : announced.addedBy();
    return Stream.concat(Stream.ofNullable(announcer), before.stream())
        .filter(subject -> !subject.equals(arrival.subject()))
        .map(subject -> said.get(new AmountKey(found.id(), amount.about(), subject)))
        .anyMatch(limit -> limit != null && amount.amount() > limit);
  }

  /** It counts from now on for what follows. */
  void note(Arrival arrival, @Nullable Case found) {
    AmountSaid amount = arrival.succession().amount();
    if (amount != null && found != null) {
      AmountKey one = new AmountKey(found.id(), amount.about(), arrival.subject());
      said.put(one, amount.amount());
      changed.put(one, amount.amount());
    }
  }

  void save(Sql sql, long now) {
    List<Object[]> rows = new ArrayList<>();
    changed.forEach(
        (one, amount) ->
            rows.add(
                BatchSql.row(
                    one.caseId(),
                    one.about().type(),
                    one.about().value(),
                    one.subject(),
                    seal.seal(
                        ByteBuffer.allocate(Long.BYTES).putLong(amount).array(), one.context()),
                    now)));
    rows.sort((left, right) -> cells(left).compareTo(cells(right)));
    BatchSql.insert(
        sql,
        "INSERT INTO amount_said (case_id, type, value, subject, amount, said_at) VALUES",
        rows,
        "ON CONFLICT (case_id, type, value, subject) DO UPDATE SET amount = excluded.amount,"
            + " said_at = excluded.said_at");
  }

  private static String cells(Object[] row) {
    return Arrays.toString(Arrays.copyOf(row, 4));
  }
}

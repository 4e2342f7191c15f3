package id.blkhub.correlation;

import static id.blkhub.correlation.Sample.assessment;
import static id.blkhub.correlation.Sample.enrolment;
import static id.blkhub.correlation.Sample.message;
import static id.blkhub.correlation.Sample.partners;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Correction;
import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intake is as fast as its statements are few. */
class StatementsTest {
  /** As before there were corrections, where writers take turns; one more asks for consents. */
  private static final int ORDINARY_BATCH = 12;

  @TempDir Path dir;

  @Test
  void shouldSpendNoStatementOnCorrectionsWhereThereAreNone() {
    AtomicInteger statements = new AtomicInteger();
    try (TestDatabases databases = TestDatabases.sqlite(dir)) {
      Correlator correlator =
          new Correlator(counting(databases.hub(), statements), new ClearSeal(), Clock.systemUTC());
      decide(correlator, enrolment("1", "E-1").id("a"), message("2").id("b"));
      assertThat(statements).hasValue(ORDINARY_BATCH);

      statements.set(0);
      decide(correlator, message("3").marked(Correction.VOID));
      assertThat(statements).hasPositiveValue().hasValueLessThan(ORDINARY_BATCH);

      statements.set(0);
      Sample[] many =
          Stream.iterate(0, n -> n + 1)
              .limit(100)
              .map(n -> assessment("a" + n, "E-1", "R-" + n))
              .toArray(Sample[]::new);
      decide(correlator, many);
      assertThat(statements).hasValueLessThan(2 * ORDINARY_BATCH);
    }
  }

  @Test
  void shouldFindThePersonsAndTheEndsOfConsentsByAnIndex() {
    try (TestDatabases databases = TestDatabases.sqlite(dir)) {
      assertThat(
              plan(databases.hub(), "SELECT id FROM hub_case WHERE person_nik IN (VALUES ('a'))"))
          .contains("hub_case_person");
      assertThat(plan(databases.hub(), "SELECT id FROM hub_case WHERE consent_ends < '2026-06-01'"))
          .contains("hub_case_consent_ends");
    }
  }

  private static String plan(Database database, String statement) {
    return database
        .read(
            sql ->
                sql.sql("EXPLAIN QUERY PLAN " + statement)
                    .query((row, n) -> row.getString("detail"))
                    .list())
        .toString();
  }

  private static void decide(Correlator correlator, Sample... samples) {
    List<Arrival> batch = Stream.of(samples).map(Sample::arrives).toList();
    correlator.remember(batch, (index, fresh) -> partners("bnsp"));
  }

  private static Database counting(Database database, AtomicInteger statements) {
    return new Database() {
      @Override
      public <T> T write(Function<Sql, T> work) {
        return database.write(sql -> work.apply(counting(sql, statements)));
      }

      @Override
      public <T> T read(Function<Sql, T> work) {
        return database.read(sql -> work.apply(counting(sql, statements)));
      }
    };
  }

  private static Sql counting(Sql sql, AtomicInteger statements) {
    return (Sql)
        Proxy.newProxyInstance(
            Sql.class.getClassLoader(),
            new Class<?>[] {Sql.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("writersTakeTurns")) {
                statements.incrementAndGet();
              }
              try {
                return method.invoke(sql, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}

package id.blkhub.poll;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.poll.PollState.PageMarks;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is remembered of polls, on both databases. */
class PollStoreTest {
  private static final PollPlace PLACE = new PollPlace("bursa", "vacancy");
  private static final Instant NEXT = Instant.ofEpochMilli(1_764_500_000_000L);

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private TestDatabases databases;

  private PollStore open(Engine engine) {
    databases = engine.open(folder);
    return new PollStore(databases.hub(), clock);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldRememberThePlaceForTheSameAddressAlone(Engine engine) {
    PollStore store = open(engine);
    PollState state = new PollState("7", new PageMarks("\"v\"", null), NEXT);

    store.reached(PLACE, "a", state, List.of());
    store.askAt(PLACE, "a", NEXT.plusSeconds(9));

    assertThat(store.find(PLACE, "a"))
        .isEqualTo(new PollState("7", state.marks(), NEXT.plusSeconds(9)));
    assertThat(store.find(PLACE, "b"))
        .isEqualTo(new PollState(null, PageMarks.NONE, NEXT.plusSeconds(9)));
    assertThat(store.find(new PollPlace("bursa", "other"), "a")).isEqualTo(PollState.NEW);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldKnowWhatRecordsSaidLastWhileTheyAreListed(Engine engine) {
    PollStore store = open(engine);
    SeenRecord stays = new SeenRecord("r1", "c1", 0);
    SeenRecord goes = new SeenRecord("r2", "c2", 3);
    store.reached(PLACE, "a", PollState.NEW, List.of(stays, goes));
    SeenRecord changed = new SeenRecord("r1", "c9", 1);
    store.reached(PLACE, "a", PollState.NEW, List.of(changed));

    assertThat(store.seen(PLACE, List.of("r1", "r2", "r3")).values())
        .containsExactlyInAnyOrder(changed, goes);
    clock.set(Duration.ofDays(30));
    assertThat(store.seen(PLACE, List.of("r1"))).hasSize(1);
    assertThat(store.purge(clock.instant().minus(Duration.ofDays(2)))).isEqualTo(1);
    assertThat(store.seen(PLACE, List.of("r1", "r2")).values()).containsExactly(changed);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldLetThroughSoManyCallsInAnyHour(Engine engine) {
    PollStore store = open(engine);

    assertThat(store.call(PLACE, 2)).isEmpty();
    clock.set(Duration.ofMinutes(40));
    assertThat(store.call(PLACE, 2)).isEmpty();
    assertThat(store.call(PLACE, 2).orElseThrow().toMinutes()).isBetween(18L, 20L);
    assertThat(store.call(PLACE, 0)).isEmpty();

    clock.set(Duration.ofMinutes(61));
    assertThat(store.call(PLACE, 2)).isEmpty();
    assertThat(store.call(PLACE, 2).orElseThrow().toMinutes()).isBetween(37L, 39L);
  }
}

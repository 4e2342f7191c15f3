package id.blkhub.journal;

import static id.blkhub.message.State.ACCEPTED;
import static id.blkhub.message.State.AVAILABLE;
import static id.blkhub.message.State.RECEIVED;
import static id.blkhub.message.State.REJECTED;
import static id.blkhub.message.State.ROUTED;
import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.journal.MessageFinder.ReceiptPage;
import id.blkhub.journal.ReceiptQuery.ReceiptFilter;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptFinderTest {
  private static final PartnerId BLK = new PartnerId("blk");

  /** Less than there are receipts, so that a page is found in several looks. */
  private static final int FEW = 4;

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource
  void shouldBeginAtTheNewestAndGoOnBackwardsThenForwardsFromThere(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      ReceiptFinder finder = filled(databases);

      ReceiptPage newest = page(finder, ReceiptFilter.NONE, true, 0, 2);
      ReceiptPage older = page(finder, ReceiptFilter.NONE, true, newest.next(), 2);
      ReceiptPage last = page(finder, ReceiptFilter.NONE, true, 0, 1);

      assertThat(told(newest)).containsExactly("m5 ACCEPTED", "m5 RECEIVED");
      assertThat(told(older)).containsExactly("m4 REJECTED", "m4 RECEIVED");
      assertThat(page(finder, ReceiptFilter.NONE, false, last.next(), 10).entries()).isEmpty();
      assertThat(page(finder, ReceiptFilter.NONE, true, 1, 10))
          .isEqualTo(new ReceiptPage(List.of(), 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldShowThoseOfOneMessageByEitherOfItsIdsAndOnlyToItsSender(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      ReceiptFinder finder = filled(databases);
      ReceiptFilter mine = new ReceiptFilter(null, "s-m3", null, Set.of(), null, null);
      ReceiptFilter hubs =
          new ReceiptFilter(new MessageId("m3"), null, null, Set.of(ACCEPTED), null, null);
      ReceiptFilter both =
          new ReceiptFilter(new MessageId("m3"), "s-m2", null, Set.of(), null, null);

      assertThat(told(page(finder, mine, false, 0, 10)))
          .containsExactly("m3 RECEIVED", "m3 ACCEPTED", "m3 AVAILABLE");
      assertThat(told(page(finder, hubs, false, 0, 10))).containsExactly("m3 ACCEPTED");
      assertThat(page(finder, both, false, 0, 10).entries()).isEmpty();
      assertThat(finder.page(new ReceiptQuery(new PartnerId("bank"), mine, false, 0, 10)).entries())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindAllThatAFilterLeavesHoweverLittleOnePageLooksAt(Engine engine) {
    try (TestDatabases databases = engine.open(dir)) {
      ReceiptFinder finder = filled(databases);
      ReceiptFilter rejected = states(REJECTED);
      ReceiptFilter between =
          new ReceiptFilter(
              null,
              null,
              new Kind("enrolment"),
              Set.of(RECEIVED),
              Events.START.plus(Duration.ofHours(2)),
              Events.START.plus(Duration.ofHours(4)));

      assertThat(all(finder, rejected, false)).containsExactly("m1 REJECTED", "m4 REJECTED");
      assertThat(all(finder, rejected, true)).containsExactly("m4 REJECTED", "m1 REJECTED");
      assertThat(all(finder, between, false)).containsExactly("m2 RECEIVED", "m3 RECEIVED");
      assertThat(all(finder, states(State.EXPIRED), false)).isEmpty();
      assertThat(
              all(
                  finder,
                  new ReceiptFilter(null, null, new Kind("vacancy"), Set.of(), null, null),
                  false))
          .isEmpty();
    }
  }

  /** Six messages, an hour apart; the second and the fifth are rejected. */
  private static ReceiptFinder filled(TestDatabases databases) {
    JournalStore store = new JournalStore(databases.journal());
    for (int i = 0; i < 6; i++) {
      Events made = Events.of("m" + i).at(Events.START.plus(Duration.ofHours(i)));
      store.write(List.of(made.message(RECEIVED), made.delivery(ROUTED, "bnsp")), List.of());
      store.write(List.of(made.message(i % 3 == 1 ? REJECTED : ACCEPTED)), List.of());
      if (i == 3) {
        store.write(List.of(made.delivery(AVAILABLE, "bnsp")), List.of());
      }
    }
    return new ReceiptFinder(databases.journal(), FEW);
  }

  private static ReceiptFilter states(State... states) {
    return new ReceiptFilter(null, null, null, Set.of(states), null, null);
  }

  private static ReceiptPage page(
      ReceiptFinder finder, ReceiptFilter filter, boolean newestFirst, long after, int limit) {
    return finder.page(new ReceiptQuery(BLK, filter, newestFirst, after, limit));
  }

  private static List<String> all(ReceiptFinder finder, ReceiptFilter filter, boolean newestFirst) {
    List<String> told = new ArrayList<>();
    long after = 0;
    while (true) {
      ReceiptPage page = page(finder, filter, newestFirst, after, 1);
      told.addAll(told(page));
      if (page.next() == after) {
        return told;
      }
      after = page.next();
    }
  }

  private static List<String> told(ReceiptPage page) {
    return page.entries().stream()
        .map(entry -> entry.receipt().message().messageId() + " " + entry.receipt().state())
        .toList();
  }
}

package id.blkhub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.journal.MessageList.Query;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages of the journal by whatever a person may filter by, newest first. */
class MessageListTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void shouldFindByStateReceiverAndPersonInAnyCombination(Engine engine) {
    try (TestDatabases databases = engine.open(folder)) {
      JournalStore store = new JournalStore(databases.journal());
      List<JournalEvent> events = new ArrayList<>();
      accepted(events, "m1", "person-1", State.DELIVERED, State.FILTERED);
      accepted(events, "m2", "person-2", State.PARKED, State.DELIVERED);
      accepted(events, "m3", "person-1", State.DELIVERED, State.DELIVERED);
      events.add(Events.of("m4").subject("person-2").message(State.REJECTED));
      store.write(events, List.of());
      MessageList list = new MessageList(databases.journal());

      assertThat(page(list, null, null, null)).containsExactly("m4", "m3", "m2", "m1");
      assertThat(page(list, State.ACCEPTED, null, null)).containsExactly("m3", "m2", "m1");
      assertThat(page(list, State.REJECTED, null, null)).containsExactly("m4");
      assertThat(page(list, State.REJECTED, null, "person-1")).isEmpty();
      assertThat(page(list, null, "bnsp", null)).containsExactly("m3", "m2", "m1");
      assertThat(page(list, State.DELIVERED, null, null)).containsExactly("m3", "m2", "m1");
      assertThat(page(list, State.DELIVERED, "bnsp", null)).containsExactly("m3", "m1");
      assertThat(page(list, State.PARKED, "bnsp", null)).containsExactly("m2");
      assertThat(page(list, State.FILTERED, "dinkop", "person-1")).containsExactly("m1");
      assertThat(page(list, State.PARKED, null, "person-1")).isEmpty();
      assertThat(
              list.page(
                  new Query(new PartnerId("blk"), null, State.DELIVERED, null, null),
                  new MessageId("m3"),
                  1))
          .extracting(view -> view.messageId().value())
          .containsExactly("m2");
      assertThat(
              list.page(
                  new Query(new PartnerId("bnsp"), null, State.DELIVERED, null, null), null, 9))
          .isEmpty();
    }
  }

  private static void accepted(
      List<JournalEvent> events, String id, String person, State bnsp, State dinkop) {
    Events message = Events.of(id).subject(person);
    events.add(message.message(State.RECEIVED));
    events.add(message.message(State.ACCEPTED));
    events.add(message.delivery(bnsp, "bnsp"));
    events.add(message.delivery(dinkop, "dinkop"));
  }

  private static List<String> page(MessageList list, State state, String receiver, String person) {
    return list
        .page(
            new Query(
                new PartnerId("blk"),
                new Kind("enrolment"),
                state,
                receiver == null ? null : new PartnerId(receiver),
                person),
            null,
            10)
        .stream()
        .map(view -> view.messageId().value())
        .toList();
  }
}

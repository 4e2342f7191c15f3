package id.blkhub.edge;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub that was killed left between the broker and a source. */
class LeftItemsTest {
  private static final String ORIGIN = "kadin/vacancy";

  @TempDir Path folder;
  private TestDatabases databases;
  private ItemStore items;
  private LeftItems left;

  @BeforeEach
  void open() {
    databases = Engine.SQLITE.open(folder);
    items = new ItemStore(databases.hub(), Clock.systemUTC());
    left = new LeftItems(items);
  }

  @AfterEach
  void close() {
    databases.close();
  }

  private ItemKey item(String name, String origin, ItemState state) {
    SourceItem item =
        new SourceItem(name, origin, Path.of(name), (name + "0".repeat(64)).substring(0, 64));
    ItemKey key = new ItemKey(new PartnerId("kadin"), new Kind("vacancy"), item.digest());
    items.begin(key, item, 3);
    items.reached(key, state);
    return key;
  }

  private ItemState state(ItemKey key) {
    return items.find(key).map(Item::state).orElse(null);
  }

  @Test
  void shouldConfirmWhatWasPutAwayAndForgetWhatIsGoneHalfTakenAndWaitForWhatIsThere()
      throws Exception {
    ItemKey putAway = item("a.csv", ORIGIN, ItemState.TAKEN);
    ItemKey gone = item("b.csv", ORIGIN, ItemState.TAKING);
    ItemKey there = item("c.csv", ORIGIN, ItemState.TAKEN);
    ItemKey halfThere = item("d.csv", ORIGIN, ItemState.TAKING);
    ItemKey elsewhere = item("e.csv", "poll:kadin/vacancy", ItemState.TAKEN);
    ItemKey answered = item("f.csv", ORIGIN, ItemState.FINISHED);
    Set<String> inbox = Set.of("c.csv", "d.csv");

    assertThat(left.confirm(ORIGIN, inbox::contains)).as("none is left").isFalse();

    assertThat(state(putAway)).isEqualTo(ItemState.CONFIRMED);
    assertThat(state(gone)).isNull();
    assertThat(state(there)).isEqualTo(ItemState.TAKEN);
    assertThat(state(halfThere)).isEqualTo(ItemState.TAKING);
    assertThat(state(elsewhere)).isEqualTo(ItemState.TAKEN);
    assertThat(state(answered)).isEqualTo(ItemState.FINISHED);
    assertThat(left.confirm(ORIGIN, name -> false)).isTrue();
    assertThat(state(there)).isEqualTo(ItemState.CONFIRMED);
  }
}

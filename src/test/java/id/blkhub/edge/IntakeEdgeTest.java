package id.blkhub.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.sending.RecordQueue;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An item whose way is cut off between two commits, on both databases. */
class IntakeEdgeTest {
  private static final int ROWS = 2 * IntakeEdge.BATCH + 50;
  private static final EdgeOptions OPTIONS = EdgeOptions.parse("kadin.vacancy", new TreeMap<>());

  @TempDir Path folder;

  private TestDatabases databases;

  /** A queue from which a test sees what came, and which dies where the test says. */
  private static final class DyingQueue implements RecordQueue {
    private final List<String> ids = new ArrayList<>();
    private int diesBefore = -1;
    private int diesAfter = -1;
    private int calls;

    @Override
    public void put(PartnerId partner, Kind kind, List<InboundRecord> records) {
      calls++;
      if (calls == diesBefore) {
        throw new IllegalStateException("the hub dies before the commit");
      }
      records.forEach(record -> ids.add(record.senderMessageId()));
      if (calls == diesAfter) {
        throw new IllegalStateException("the hub dies after the commit");
      }
    }
  }

  private static String sheet(int rows) {
    StringBuilder sheet = new StringBuilder("kode\n");
    IntStream.range(0, rows).forEach(i -> sheet.append("A-").append(i).append('\n'));
    return sheet.toString();
  }

  private SourceItem item(String text) throws IOException {
    return SourceItem.copied(
        "lowongan.csv",
        "kadin/vacancy",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        folder.resolve("copy"),
        10_000_000);
  }

  private IntakeEdge edge(ItemStore items, RecordQueue queue) {
    return new IntakeEdge(
        items,
        queue,
        new Partners(PartnerProfiles.load(Path.of("routes"))),
        ZoneId.of("Asia/Jakarta"));
  }

  private ItemStore items(Engine engine) {
    databases = engine.open(folder);
    return new ItemStore(databases.hub(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldGoOnWhereItEndedUnderTheSameIds(Engine engine) throws IOException {
    ItemStore items = items(engine);
    DyingQueue queue = new DyingQueue();
    IntakeEdge edge = edge(items, queue);
    SourceItem item = item(sheet(ROWS));
    queue.diesAfter = 2;
    assertThatThrownBy(() -> edge.take(item, OPTIONS)).hasMessageContaining("after the commit");
    queue.diesBefore = 4;
    assertThatThrownBy(() -> edge.take(item, OPTIONS)).hasMessageContaining("before the commit");

    assertThat(edge.take(item, OPTIONS)).isEqualTo(new ItemOutcome.Taken(ROWS));

    assertThat(queue.ids).as("the second commit came twice").hasSize(ROWS + IntakeEdge.BATCH);
    assertThat(queue.ids.stream().distinct())
        .containsExactlyElementsOf(
            IntStream.range(0, ROWS)
                .mapToObj(i -> item.digest().substring(0, 32) + '-' + (i + 2))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldTellARepetitionOnlyWhenTheSourceHasPutTheItemAway(Engine engine) throws IOException {
    ItemStore items = items(engine);
    DyingQueue queue = new DyingQueue();
    IntakeEdge edge = edge(items, queue);
    SourceItem item = item(sheet(3));
    edge.take(item, OPTIONS);

    assertThat(edge.take(item, OPTIONS)).isEqualTo(new ItemOutcome.Taken(3));
    edge.confirmed(item, OPTIONS);

    assertThat(edge.take(item, OPTIONS)).isInstanceOf(ItemOutcome.Repeated.class);
    assertThat(queue.ids).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldSendNothingOfAnItemThatCannotBeReadToItsEnd(Engine engine) throws IOException {
    ItemStore items = items(engine);
    DyingQueue queue = new DyingQueue();
    IntakeEdge edge = edge(items, queue);
    SourceItem item = item(sheet(ROWS) + "\"A-x\n");

    assertThat(edge.take(item, OPTIONS))
        .isInstanceOfSatisfying(
            ItemOutcome.Refused.class, e -> assertThat(e.told().code()).isEqualTo("HUB-F008"));

    assertThat(queue.ids).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void shouldRefuseMoreRowsThanTheRouteAllows(Engine engine) throws IOException {
    IntakeEdge edge = edge(items(engine), new DyingQueue());
    EdgeOptions few = EdgeOptions.parse("kadin.vacancy", new TreeMap<>(Map.of("rows", "2")));

    assertThat(edge.take(item(sheet(3)), few))
        .isInstanceOfSatisfying(
            ItemOutcome.Refused.class, e -> assertThat(e.told().code()).isEqualTo("HUB-F007"));
  }

  @Test
  void shouldTakeTheElementsOfAnXmlDocumentAndAskWhereTheyAre() throws IOException {
    ItemStore items = items(Engine.SQLITE);
    DyingQueue queue = new DyingQueue();
    EdgeOptions xml =
        EdgeOptions.parse(
            "kadin.vacancy", new TreeMap<>(Map.of("format", "xml", "list", "/daftar/lowongan")));

    ItemOutcome taken =
        edge(items, queue)
            .take(
                item(
                    "<daftar><lowongan><kode>A-1</kode></lowongan>"
                        + "<lowongan><kode>A-2</kode></lowongan></daftar>"),
                xml);

    assertThat(taken).isEqualTo(new ItemOutcome.Taken(2));
    assertThat(queue.ids).hasSize(2);
    assertThatThrownBy(
            () -> EdgeOptions.parse("kadin.vacancy", new TreeMap<>(Map.of("format", "xml"))))
        .hasMessageContaining("list says where the records are");
    assertThatThrownBy(
            () -> EdgeOptions.parse("kadin.vacancy", new TreeMap<>(Map.of("list", "/daftar"))))
        .hasMessageContaining("list needs format=json, xml or any");
  }
}

package id.blkhub.poll;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.edge.EdgeRecord;
import id.blkhub.edge.ItemRefused;
import id.blkhub.edge.JsonRecords;
import id.blkhub.poll.PollOptions.RecordPlaces;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes those records of a page that are new or say something else than before into a document of
 * the hub's own, record by record. The document also says how often each has changed: so one that
 * goes back to what it said before makes another document, and one that is written again after a
 * crash makes the same.
 */
final class ChangedRecords {
  /** Where the records of the document are, for the edge. */
  static final String LIST = "/records";

  /** Looked up at once. */
  private static final int BATCH = 200;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final PollPlace place;
  private final RecordPlaces places;
  private final PollStore store;
  private final int most;
  private final List<EdgeRecord> batch = new ArrayList<>(BATCH);
  private final Map<String, SeenRecord> changed = new LinkedHashMap<>();
  private final Map<String, Nth> onPage = new HashMap<>();
  private final List<Long> changes = new ArrayList<>();
  private int records;

  /** The last record of an id on the page, and which of that id's it is. */
  private record Nth(String content, int number) {}

  ChangedRecords(PollPlace place, PollOptions options, PollStore store) {
    this.place = place;
    this.places = options.records();
    this.store = store;
    this.most = options.limits().rows();
  }

  /**
   * Reads a page and writes the document.
   *
   * @throws ItemRefused when the page is no sound JSON or has no list where it should be
   */
  void write(Path page, Path document) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(document))) {
      out.write("{\"records\":[".getBytes(StandardCharsets.UTF_8));
      JsonRecords.read(
          page,
          places.list(),
          record -> {
            if (++records > most) {
              throw new ItemRefused(PollProblem.TOO_MANY_RECORDS.violation(most));
            }
            batch.add(record);
            if (batch.size() == BATCH) {
              compare(out);
            }
          });
      compare(out);
      String end = "],\"changes\":" + changes + ",\"poll\":\"" + place.inRoute() + "\"}";
      out.write(end.getBytes(StandardCharsets.UTF_8));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void compare(OutputStream out) {
    List<RecordIdentity> identities = batch.stream().map(this::onPage).toList();
    List<String> asked = identities.stream().map(RecordIdentity::record).distinct().toList();
    Map<String, SeenRecord> seen = asked.isEmpty() ? Map.of() : store.seen(place, asked);
    for (int i = 0; i < batch.size(); i++) {
      RecordIdentity identity = identities.get(i);
      SeenRecord before = changed.getOrDefault(identity.record(), seen.get(identity.record()));
      if (before == null || !before.content().equals(identity.content())) {
        long count = before == null ? 0 : before.changes() + 1;
        put(out, batch.get(i), count);
        changed.put(
            identity.record(), new SeenRecord(identity.record(), identity.content(), count));
      }
    }
    batch.clear();
  }

  /**
   * Of two records with one id on a page that say different things, each is remembered for itself:
   * else the second would change the first at every look, and both were sent for ever.
   */
  private RecordIdentity onPage(EdgeRecord record) {
    RecordIdentity identity = RecordIdentity.of(record, places.id());
    Nth last = onPage.get(identity.record());
    Nth nth =
        last == null
            ? new Nth(identity.content(), 1)
            : last.content().equals(identity.content())
                ? last
                : new Nth(identity.content(), last.number() + 1);
    onPage.put(identity.record(), nth);
    return nth.number() == 1 ? identity : identity.nth(nth.number());
  }

  private void put(OutputStream out, EdgeRecord record, long count) {
    try {
      if (!changes.isEmpty()) {
        out.write(',');
      }
      out.write(body(record));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    changes.add(count);
  }

  /** What is no object there is told by the edge. */
  private byte[] body(EdgeRecord record) throws IOException {
    return places.body().matches()
        ? record.data()
        : JSON.writeValueAsBytes(JSON.readTree(record.data()).at(places.body()));
  }

  /** How many records the page had. */
  int records() {
    return records;
  }

  /** What is to be remembered once the broker has the document's records. */
  Collection<SeenRecord> changed() {
    return changed.values();
  }
}

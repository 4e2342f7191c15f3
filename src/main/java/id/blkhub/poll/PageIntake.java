package id.blkhub.poll;

import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemRefused;
import id.blkhub.edge.ItemRoute;
import id.blkhub.edge.SourceItem;
import id.blkhub.edge.TakenItem;
import id.blkhub.http.PartnerDocument.Fetched;
import id.blkhub.message.Violation;
import id.blkhub.poll.PollState.PageMarks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives what is new on a page to the route, and finds out what follows the page. */
final class PageIntake {
  private final PollOptions options;
  private final PollStore store;
  private final PageLinks links;
  private final ItemRoute route;

  PageIntake(PollOptions options, PollStore store, ItemRoute route) {
    this.options = options;
    this.store = store;
    this.links = new PageLinks(options);
    this.route = route;
  }

  /**
   * A page of which the broker has what is new.
   *
   * @param records how many it had
   * @param changed what is to be remembered of them
   * @param next the page that follows; null where it is the last
   * @param restart where the next poll begins when this one ends here
   * @param marks what the partner said of the page, where the next poll begins with it
   * @param trouble why what follows cannot be found; null where it can
   */
  record PageOutcome(
      int records,
      Collection<SeenRecord> changed,
      @Nullable String next,
      @Nullable String restart,
      PageMarks marks,
      @Nullable Violation trouble) {}

  PageLinks links() {
    return links;
  }

  /**
   * @param position of the page
   * @throws ItemRefused when the page as a whole cannot be read
   * @throws Exception when broker or database fail; the page is to be asked for again
   */
  PageOutcome take(Path page, Fetched fetched, @Nullable String position) throws Exception {
    ChangedRecords changed = new ChangedRecords(options.place(), options, store);
    Path document = page.resolveSibling(page.getFileName() + ".changed");
    Path copy = page.resolveSibling(page.getFileName() + ".item");
    try {
      changed.write(page, document);
      if (!changed.changed().isEmpty()) {
        give(document, copy);
      }
    } finally {
      Files.deleteIfExists(document);
      Files.deleteIfExists(copy);
    }
    return outcome(page, fetched, position, changed);
  }

  private void give(Path document, Path copy) throws Exception {
    SourceItem item;
    try (InputStream in = Files.newInputStream(document)) {
      item =
          SourceItem.copied(
              options.place().name(), options.place().origin(), in, copy, Long.MAX_VALUE);
    }
    TakenItem taken = route.give(item);
    if (taken.outcome() instanceof Refused refused) {
      throw new ItemRefused(refused.told());
    }
    taken.confirmed().run();
  }

  private PageOutcome outcome(
      Path page, Fetched fetched, @Nullable String position, ChangedRecords changed)
      throws IOException {
    int records = changed.records();
    try {
      Optional<String> next =
          links.after(position, records, page, fetched.headers().allValues("Link"));
      boolean resume = options.paging().resume();
      String restart = resume ? next.orElse(links.begin(position, records, page)) : null;
      boolean here = next.isEmpty() && Objects.equals(restart, position);
      return new PageOutcome(
          records,
          changed.changed(),
          next.orElse(null),
          restart,
          here ? marks(fetched) : PageMarks.NONE,
          null);
    } catch (ItemRefused e) {
      String restart = options.paging().resume() ? position : null;
      return new PageOutcome(
          records, changed.changed(), null, restart, PageMarks.NONE, e.violation());
    }
  }

  private static PageMarks marks(Fetched fetched) {
    return new PageMarks(mark(fetched, "ETag"), mark(fetched, "Last-Modified"));
  }

  /** Null for one that could not be sent back as it is. */
  private static @Nullable String mark(Fetched fetched, String header) {
    return fetched
        .headers()
        .firstValue(header)
        .filter(value -> value.matches("[\\x20-\\x7e]{1,500}"))
        .orElse(null);
  }
}

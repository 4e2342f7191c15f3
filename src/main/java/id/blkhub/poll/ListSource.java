package id.blkhub.poll;

import id.blkhub.http.PartnerDocument;
import id.blkhub.message.Violation;
import id.blkhub.poll.PollState.PageMarks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where the pages of a list come from: a partner's HTTP interface, or a table of its database. */
interface ListSource {
  /**
   * Completes, never exceptionally for what a partner does, with what came back.
   *
   * @param position of the page; null for the first
   * @param marks what the partner said of the page when it was last read
   * @param to the file that the page goes into
   */
  CompletableFuture<PartnerDocument> page(@Nullable String position, PageMarks marks, Path to);

  /**
   * The broker has what is new on a page, and the hub remembers it.
   *
   * @return why the source could not be told so, in which case the page comes again
   */
  default CompletableFuture<Optional<Violation>> taken(Path page) {
    return CompletableFuture.completedFuture(Optional.empty());
  }
}

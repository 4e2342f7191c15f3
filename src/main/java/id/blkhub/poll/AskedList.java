package id.blkhub.poll;

import id.blkhub.http.PartnerDocument;
import id.blkhub.http.PartnerDocuments;
import id.blkhub.http.PartnerDocuments.AnswerLimits;
import id.blkhub.poll.PollOptions.PollLimits;
import id.blkhub.poll.PollState.PageMarks;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A list behind an HTTP interface. */
final class AskedList implements ListSource {
  private final PartnerDocuments partner;
  private final PageLinks links;
  private final PollLimits limits;

  AskedList(PartnerDocuments partner, PollOptions options) {
    this.partner = partner;
    this.links = new PageLinks(options);
    this.limits = options.limits();
  }

  @Override
  public CompletableFuture<PartnerDocument> page(
      @Nullable String position, PageMarks marks, Path to) {
    return partner.get(
        links.page(position),
        question(marks),
        to,
        new AnswerLimits(limits.timeout(), limits.bytes()));
  }

  private static Map<String, String> question(PageMarks marks) {
    Map<String, String> headers = new HashMap<>();
    if (marks.etag() != null) {
      headers.put("If-None-Match", marks.etag());
    }
    if (marks.modified() != null) {
      headers.put("If-Modified-Since", marks.modified());
    }
    return headers;
  }
}

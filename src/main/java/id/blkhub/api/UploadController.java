package id.blkhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.blkhub.edge.ItemAnswers;
import id.blkhub.edge.ItemAnswers.ResultFile;
import id.blkhub.edge.ItemAnswers.RowAnswer;
import id.blkhub.edge.ItemFinder.ItemView;
import id.blkhub.edge.Uploads;
import id.blkhub.edge.Uploads.UploadFault;
import id.blkhub.edge.Uploads.UploadOutcome;
import id.blkhub.edge.Uploads.UploadOutcome.NotStored;
import id.blkhub.edge.Uploads.UploadOutcome.Stored;
import id.blkhub.edge.Uploads.UploadOutcome.StoredBefore;
import id.blkhub.edge.Uploads.UploadTarget;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.partner.Partners;
import id.blkhub.web.HttpErrorReason;
import id.blkhub.web.UploadRefused;
import id.blkhub.web.UploadRequest;
import id.blkhub.web.UploadRule;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/items}: a file of a partner; and what became of its rows. */
@RestController
final class UploadController {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);
  private static final int MOST_ROWS = 1_000;

  private final Partners partners;
  private final Uploads uploads;
  private final ItemAnswers answers;
  private final Refusals refusals;

  UploadController(Partners partners, Uploads uploads, ItemAnswers answers, Refusals refusals) {
    this.partners = partners;
    this.uploads = uploads;
    this.answers = answers;
    this.refusals = refusals;
  }

  @ReadsParameters({"kind", "name"})
  @PostMapping(path = Paths.ITEMS, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<UploadAnswer> upload(HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    try {
      UploadRequest file = UploadRequest.of(request);
      QueryParameters query = QueryParameters.of(request);
      Kind kind = kind(file.kind() == null ? query.text("kind") : file.kind());
      admit(partner, kind, request);
      return answer(uploads.store(partner, kind, name(file, query), file.content()));
    } catch (UploadRefused e) {
      throw refused(request, partner, ProblemException.of(e.reason()));
    } catch (ProblemException e) {
      throw refused(request, partner, e);
    } catch (IOException | RuntimeException e) {
      OutageLog.add(UploadRule.NOT_STORED, "an upload of " + partner, e);
      throw ProblemException.retryAfter(UploadRule.NOT_STORED, TRY_AGAIN);
    }
  }

  private ProblemException refused(
      HttpServletRequest request, PartnerId partner, ProblemException why) {
    refusals.note(request, partner.value(), why.problem().reason());
    return why;
  }

  private static Kind kind(@Nullable String text) {
    if (text == null) {
      throw ProblemException.of(UploadRule.NO_FILE);
    }
    return Receiving.kind(text);
  }

  private static String name(UploadRequest file, QueryParameters query) {
    String written = query.text("name");
    return written == null ? file.name() : UploadRequest.shown(written);
  }

  /** All that can be told before the file is read. */
  private void admit(PartnerId partner, Kind kind, HttpServletRequest request) {
    Receiving.known(partners, kind);
    if (!partners.maySend(partner.value(), kind.value())) {
      throw ProblemException.of(HttpRule.KIND_NOT_ALLOWED);
    }
    UploadTarget target =
        uploads.of(partner).stream()
            .filter(one -> one.kind().equals(kind))
            .findFirst()
            .orElseThrow(() -> ProblemException.of(UploadRule.NO_ROUTE));
    // the parts of a form are a little more than the file
    if (request.getContentLengthLong() > target.mostBytes() + 65_536L) {
      throw ProblemException.of(UploadRule.TOO_LARGE);
    }
  }

  private static ResponseEntity<UploadAnswer> answer(UploadOutcome outcome) {
    if (outcome instanceof Stored stored) {
      return ResponseEntity.status(HttpStatus.ACCEPTED)
          .body(UploadAnswer.of(stored.item(), List.of()));
    }
    if (outcome instanceof StoredBefore before) {
      return ResponseEntity.ok(UploadAnswer.of(before.item(), List.of(before.told())));
    }
    UploadFault fault = ((NotStored) outcome).why();
    HttpErrorReason reason =
        switch (fault) {
          case EMPTY -> UploadRule.NO_FILE;
          case TOO_LARGE -> UploadRule.TOO_LARGE;
          case WRONG_TYPE -> UploadRule.WRONG_TYPE;
          case TOO_MANY -> UploadRule.TOO_MANY;
          case NO_ROUTE -> UploadRule.NO_ROUTE;
        };
    throw fault == UploadFault.TOO_MANY
        ? ProblemException.retryAfter(reason, TRY_AGAIN)
        : ProblemException.of(reason);
  }

  /** The sheet again, with what became of each row. */
  @GetMapping(Paths.ITEMS + "/{id}/result")
  ResponseEntity<Resource> result(@PathVariable String id, HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    ResultFile result =
        JournalReads.of(() -> answers.result(partner, id))
            .orElseThrow(() -> ProblemException.of(HttpRule.NO_SUCH_RESULT));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(result.name()).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new FileSystemResource(result.file()));
  }

  /** The rows that were not accepted, once the result is there. */
  @GetMapping(path = Paths.ITEMS + "/{id}/rows", produces = MediaType.APPLICATION_JSON_VALUE)
  RowsAnswer rows(@PathVariable String id, HttpServletRequest request) throws IOException {
    PartnerId partner = PartnerAuthentication.partner(request);
    if (JournalReads.of(() -> answers.result(partner, id)).isEmpty()) {
      throw ProblemException.of(HttpRule.NO_SUCH_RESULT);
    }
    return new RowsAnswer(answers.rows(partner, id, MOST_ROWS));
  }

  /**
   * @param errors why nothing was sent again; left out where the file is new
   */
  record UploadAnswer(
      ItemView item,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> errors,
      Map<String, String> links) {
    static UploadAnswer of(ItemView item, List<Violation> errors) {
      String self = Paths.ITEMS + '/' + item.id();
      return new UploadAnswer(
          item, errors, Map.of("self", self, "result", self + "/result", "rows", self + "/rows"));
    }
  }

  /** In the order of the sheet. */
  record RowsAnswer(List<RowAnswer> rows) {}
}

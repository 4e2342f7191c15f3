package id.blkhub.console;

import id.blkhub.edge.ItemAnswers;
import id.blkhub.edge.ItemAnswers.ResultFile;
import id.blkhub.edge.ItemFinder;
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
import id.blkhub.partner.Partners;
import id.blkhub.web.HttpErrorReason;
import id.blkhub.web.UploadRefused;
import id.blkhub.web.UploadRequest;
import id.blkhub.web.UploadRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where people of a partner upload files and see what became of them. */
@Controller
class UploadPage {
  private static final Logger LOG = LoggerFactory.getLogger(UploadPage.class);
  private static final int NEWEST = 50;
  private static final int MOST_ROWS = 100;

  /** Nothing of such an item changes any more. */
  private static final Set<String> OVER = Set.of("FINISHED", "REFUSED");

  private final Partners partners;
  private final Uploads uploads;
  private final ItemFinder items;
  private final ItemAnswers answers;

  UploadPage(Partners partners, Uploads uploads, ItemFinder items, ItemAnswers answers) {
    this.partners = partners;
    this.uploads = uploads;
    this.items = items;
    this.answers = answers;
  }

  @GetMapping("/upload/login")
  String login(@RequestParam Map<String, String> query, Model model) {
    model.addAttribute("wrong", query.containsKey("wrong"));
    model.addAttribute("wait", query.containsKey("wait"));
    model.addAttribute("out", query.containsKey("out"));
    return "console/upload-login";
  }

  @GetMapping("/upload")
  String uploads(HttpServletRequest request, Model model) {
    return page(sender(request), model);
  }

  private String page(PartnerId partner, Model model) {
    model.addAttribute("partner", partner);
    model.addAttribute("kinds", kinds(partner));
    model.addAttribute("items", items.newest(partner, NEWEST));
    return "console/upload";
  }

  private List<UploadTarget> kinds(PartnerId partner) {
    return uploads.of(partner).stream()
        .filter(target -> partners.maySend(partner.value(), target.kind().value()))
        .toList();
  }

  @PostMapping("/upload/files")
  String upload(HttpServletRequest request, HttpServletResponse response, Model model) {
    PartnerId partner = sender(request);
    try {
      return "redirect:/upload/files/" + stored(partner, request);
    } catch (UploadRefused e) {
      // what was not read must not be read as the next request
      response.setHeader(HttpHeaders.CONNECTION, "close");
      response.setStatus(e.reason().status().value());
      model.addAttribute("refused", e.reason());
      return page(partner, model);
    }
  }

  /** Its id, and whether it was there before. */
  private String stored(PartnerId partner, HttpServletRequest request) {
    UploadRequest file = UploadRequest.of(request);
    Kind kind =
        Kind.parse(file.kind() == null ? "" : file.kind())
            .filter(one -> kinds(partner).stream().anyMatch(target -> target.kind().equals(one)))
            .orElseThrow(() -> new UploadRefused(UploadRule.NO_ROUTE));
    UploadOutcome outcome;
    try {
      outcome = uploads.store(partner, kind, file.name(), file.content());
    } catch (UploadRefused e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "partner={} code={} cause={}",
          partner,
          UploadRule.NOT_STORED.code(),
          e.getClass().getName());
      throw new UploadRefused(UploadRule.NOT_STORED);
    }
    if (outcome instanceof Stored stored) {
      return stored.item().id();
    }
    if (outcome instanceof StoredBefore before) {
      return before.item().id() + "?again";
    }
    throw new UploadRefused(reason(((NotStored) outcome).why()));
  }

  private static HttpErrorReason reason(UploadFault fault) {
    return switch (fault) {
      case EMPTY -> UploadRule.NO_FILE;
      case TOO_LARGE -> UploadRule.TOO_LARGE;
      case WRONG_TYPE -> UploadRule.WRONG_TYPE;
      case TOO_MANY -> UploadRule.TOO_MANY;
      case NO_ROUTE -> UploadRule.NO_ROUTE;
    };
  }

  @GetMapping("/upload/files/{id}")
  String one(
      @PathVariable String id,
      @RequestParam Map<String, String> query,
      HttpServletRequest request,
      Model model)
      throws IOException {
    PartnerId partner = sender(request);
    ItemView item = items.byId(partner, id).orElseThrow(UploadPage::notFound);
    model.addAttribute("item", item);
    model.addAttribute("again", query.containsKey("again"));
    model.addAttribute("over", OVER.contains(item.state()));
    model.addAttribute("result", answers.result(partner, id).isPresent());
    model.addAttribute("rows", answers.rows(partner, id, MOST_ROWS));
    model.addAttribute("most", MOST_ROWS);
    model.addAttribute("why", answers.refusal(partner, id).orElse(null));
    return "console/upload-item";
  }

  @GetMapping("/upload/files/{id}/result")
  ResponseEntity<Resource> result(@PathVariable String id, HttpServletRequest request) {
    ResultFile result = answers.result(sender(request), id).orElseThrow(UploadPage::notFound);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(result.name()).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new FileSystemResource(result.file()));
  }

  /** The security of these pages let nobody else in; its profile may be gone since. */
  private PartnerId sender(HttpServletRequest request) {
    return partners
        .find(String.valueOf(request.getRemoteUser()))
        .map(profile -> new PartnerId(profile.id()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}

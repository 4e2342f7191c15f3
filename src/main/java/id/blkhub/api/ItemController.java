package id.blkhub.api;

import id.blkhub.edge.ItemFinder;
import id.blkhub.edge.ItemFinder.ItemView;
import id.blkhub.message.PartnerId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/items}: how far the files of a partner are, its own only. */
@RestController
final class ItemController {
  private static final int MOST = 100;

  private final ItemFinder items;

  ItemController(ItemFinder items) {
    this.items = items;
  }

  @GetMapping(path = Paths.ITEMS, produces = MediaType.APPLICATION_JSON_VALUE)
  ItemsAnswer newest(HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    return new ItemsAnswer(JournalReads.of(() -> items.newest(partner, MOST)));
  }

  @GetMapping(path = Paths.ITEMS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ItemView one(@PathVariable String id, HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    return JournalReads.of(() -> items.byId(partner, id))
        .orElseThrow(() -> ProblemException.of(HttpRule.NO_SUCH_ITEM));
  }

  /** The newest first. */
  record ItemsAnswer(List<ItemView> items) {}
}

package id.blkhub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageFinder.ReceiptPage;
import id.blkhub.journal.ReceiptQuery;
import id.blkhub.message.ReceiptCodec;
import id.blkhub.partner.Partners;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/receipts}: what the hub told a sender, page by page. */
@RestController
final class ReceiptController {
  private final MessageFinder finder;
  private final Partners partners;

  ReceiptController(MessageFinder finder, Partners partners) {
    this.partners = partners;
    this.finder = finder;
  }

  @GetMapping(path = Paths.RECEIPTS, produces = MediaType.APPLICATION_JSON_VALUE)
  @ReadsParameters({
    ReceiptParameters.AFTER,
    ReceiptParameters.LIMIT,
    ReceiptParameters.ORDER,
    ReceiptParameters.MESSAGE_ID,
    ReceiptParameters.SENDER_MESSAGE_ID,
    ReceiptParameters.KIND,
    ReceiptParameters.STATE,
    ReceiptParameters.FROM,
    ReceiptParameters.TO
  })
  ReceiptAnswer receipts(HttpServletRequest request) {
    ReceiptQuery query =
        new ReceiptParameters(QueryParameters.of(request), partners.kinds())
            .query(PartnerAuthentication.partner(request));
    ReceiptPage page = JournalReads.of(() -> finder.receipts(query));
    return new ReceiptAnswer(
        page.entries().stream().map(entry -> ReceiptCodec.toNode(entry.receipt())).toList(),
        Long.toString(page.next()));
  }

  /**
   * @param items structured CloudEvents
   * @param next what to give as {@code after} for the page behind this one, also when that page is
   *     still empty
   */
  record ReceiptAnswer(List<ObjectNode> items, String next) {}
}

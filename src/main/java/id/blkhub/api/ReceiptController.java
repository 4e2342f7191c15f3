package id.blkhub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageFinder.ReceiptEntry;
import id.blkhub.message.PartnerId;
import id.blkhub.message.ReceiptCodec;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/receipts}: what the hub told a sender, page by page, oldest first. */
@RestController
final class ReceiptController {
  private static final int MOST = 1_000;

  private final MessageFinder finder;

  ReceiptController(MessageFinder finder) {
    this.finder = finder;
  }

  @GetMapping(path = Paths.RECEIPTS, produces = MediaType.APPLICATION_JSON_VALUE)
  ReceiptPage receipts(
      @RequestParam(defaultValue = "0") String after,
      @RequestParam(defaultValue = "100") String limit,
      HttpServletRequest request) {
    PartnerId partner = PartnerAuthentication.partner(request);
    long cursor = number(after, 0, Long.MAX_VALUE);
    int size = (int) number(limit, 1, MOST);
    List<ReceiptEntry> entries = JournalReads.of(() -> finder.receipts(partner, cursor, size));
    long next = entries.isEmpty() ? cursor : entries.get(entries.size() - 1).cursor();
    return new ReceiptPage(
        entries.stream().map(entry -> ReceiptCodec.toNode(entry.receipt())).toList(),
        Long.toString(next));
  }

  private static long number(String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below
    }
    throw ProblemException.of(HttpRule.PARAMETER);
  }

  /**
   * @param items structured CloudEvents
   * @param next what to give as {@code after} for the page behind this one, also when that page is
   *     still empty
   */
  record ReceiptPage(List<ObjectNode> items, String next) {}
}

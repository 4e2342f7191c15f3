package id.blkhub.api;

import id.blkhub.journal.ReceiptQuery;
import id.blkhub.journal.ReceiptQuery.ReceiptFilter;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a sender may say about the receipts it wants to see. */
final class ReceiptParameters {
  static final String AFTER = "after";
  static final String LIMIT = "limit";
  static final String ORDER = "order";
  static final String MESSAGE_ID = "messageId";
  static final String SENDER_MESSAGE_ID = "senderMessageId";
  static final String KIND = "kind";
  static final String STATE = "state";
  static final String FROM = "from";
  static final String TO = "to";

  private static final int MOST = 1_000;
  private static final int USUAL = 100;
  private static final String NEWEST = "newest";
  private static final String OLDEST = "oldest";
  private static final List<String> STATES =
      Arrays.stream(State.values()).filter(State::receipted).map(State::name).toList();

  private final QueryParameters parameters;
  private final Set<String> kinds;
  private final List<Violation> errors = new ArrayList<>();

  /**
   * @param kinds those there are
   */
  ReceiptParameters(QueryParameters parameters, Set<String> kinds) {
    this.parameters = parameters;
    this.kinds = kinds;
  }

  /**
   * @throws ProblemException 400 with everything that is wrong
   */
  ReceiptQuery query(PartnerId sender) {
    Long after = parameters.number(AFTER, 0, 0, Long.MAX_VALUE);
    if (after == null) {
      wrong(AFTER, "Isi dengan next dari halaman sebelumnya.", "Give next of the page before.");
    }
    Long limit = parameters.number(LIMIT, USUAL, 1, MOST);
    if (limit == null) {
      wrong(LIMIT, "Bilangan dari 1 sampai " + MOST + ".", "A number from 1 to " + MOST + ".");
    }
    boolean newestFirst = newestFirst();
    ReceiptFilter filter =
        new ReceiptFilter(
            messageId(),
            parameters.text(SENDER_MESSAGE_ID),
            kind(),
            states(),
            time(FROM),
            time(TO));
    if (!errors.isEmpty() || after == null || limit == null) {
      throw ProblemException.refused(HttpRule.PARAMETER, errors);
    }
    return new ReceiptQuery(sender, filter, newestFirst, after, limit.intValue());
  }

  private boolean newestFirst() {
    String order = parameters.text(ORDER);
    if (order != null && !order.equals(NEWEST) && !order.equals(OLDEST)) {
      wrong(ORDER, "newest atau oldest.", "newest or oldest.");
    }
    return NEWEST.equals(order);
  }

  private @Nullable MessageId messageId() {
    String text = parameters.text(MESSAGE_ID);
    MessageId messageId = text == null ? null : MessageId.parse(text).orElse(null);
    if (text != null && messageId == null) {
      wrong(
          MESSAGE_ID,
          "Nomor pesan dari hub, yaitu messageId di jawaban dan tanda terima; untuk nomor Anda"
              + " sendiri gunakan senderMessageId.",
          "The hub's id, as messageId of its answers and receipts; for your own use"
              + " senderMessageId.");
    }
    return messageId;
  }

  private @Nullable Kind kind() {
    String text = parameters.text(KIND);
    if (text == null || kinds.contains(text)) {
      return text == null ? null : new Kind(text);
    }
    Text nearest = QueryParameters.nearest(text, kinds);
    String all = String.join(", ", new TreeSet<>(kinds));
    wrong(
        KIND,
        "Jenis pesan" + nearest.id() + " Yang ada: " + all + '.',
        "A kind of message" + nearest.en() + " There are: " + all + '.');
    return null;
  }

  private Set<State> states() {
    Set<State> states = EnumSet.noneOf(State.class);
    String text = parameters.text(STATE);
    for (String name : text == null ? new String[0] : text.split(",", -1)) {
      if (STATES.contains(name)) {
        states.add(State.valueOf(name));
      } else {
        Text nearest = QueryParameters.nearest(name, STATES);
        String all = String.join(", ", STATES);
        wrong(
            STATE,
            "Status tanda terima, dipisahkan koma" + nearest.id() + " Yang ada: " + all + '.',
            "States of receipts, with commas between" + nearest.en() + " There are: " + all + '.');
      }
    }
    return states;
  }

  private @Nullable Instant time(String name) {
    String text = parameters.text(name);
    if (text == null) {
      return null;
    }
    try {
      // a plus that was not encoded means a blank in an address
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException e) {
      wrong(
          name,
          "Waktu RFC 3339 dengan selisih zona, misalnya 2026-11-01T00:00:00+07:00.",
          "A time as in RFC 3339 with an offset, for example 2026-11-01T00:00:00+07:00.");
      return null;
    }
  }

  private void wrong(String name, String indonesian, String english) {
    errors.add(Violation.of('/' + name, HttpRule.PARAMETER.code(), indonesian, english));
  }
}

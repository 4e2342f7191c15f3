package id.blkhub.edge;

import id.blkhub.journal.MessageView;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a sender reads beside a row, in Indonesian as the sheets are.
 *
 * @param headings what the sheet calls the columns, by their names in records
 */
record VerdictWords(Map<String, String> headings) {
  static final String UNDECIDED = "BELUM ADA HASIL";

  private static final String ACCEPTED = "DITERIMA";
  private static final String UNCHANGED = "TIDAK BERUBAH";

  /** Whether the sender has nothing to do or to wait for. */
  static boolean isGood(String result) {
    return result.equals(ACCEPTED) || result.equals(UNCHANGED);
  }

  String result(MessageView message) {
    return switch (message.state()) {
      case ACCEPTED -> ACCEPTED;
      case REJECTED -> "DITOLAK";
      case DUPLICATE -> UNCHANGED;
      case WAITING -> "MENUNGGU";
      case HELD -> "DITAHAN";
      case CANCELLED -> "DIBATALKAN";
      default -> message.state().name();
    };
  }

  String explanation(MessageView message) {
    if (message.state() == State.DUPLICATE) {
      return "";
    }
    List<Violation> told = message.errors();
    return told.stream().map(this::sentence).collect(Collectors.joining(" "));
  }

  private String sentence(Violation violation) {
    String[] parts = violation.path().split("/", 3);
    String heading = parts.length < 2 ? null : headings.get(parts[1]);
    String where = heading == null ? "" : "Kolom \"" + heading + "\": ";
    return where + violation.message().id() + " (" + violation.code() + ")";
  }
}

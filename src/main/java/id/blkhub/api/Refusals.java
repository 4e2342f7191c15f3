package id.blkhub.api;

import id.blkhub.journal.Journal;
import id.blkhub.message.Ids;
import id.blkhub.message.Refusal;
import id.blkhub.web.HttpErrorReason;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes for the operator what the HTTP door turned away. */
final class Refusals {
  /** Anything else in the place of a name may be a mistyped secret and is not written down. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  private static final int LONGEST_PATH = 200;

  private final Journal journal;
  private final Clock clock;

  Refusals(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  void note(HttpServletRequest request, @Nullable String who, HttpErrorReason httpErrorReason) {
    String name = who == null ? "anonymous" : NAME.matcher(who).matches() ? who : "unnameable";
    String path = request.getServletPath().replaceAll("[^A-Za-z0-9/._-]", "?");
    journal.refused(
        new Refusal(
            Ids.next(),
            clock.instant(),
            name,
            remote(request),
            path.substring(0, Math.min(LONGEST_PATH, path.length())),
            httpErrorReason.code(),
            httpErrorReason.sentence().en()));
  }

  /** The web server has forgotten it once the connection is gone. */
  static String remote(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    return address == null ? "" : address;
  }
}

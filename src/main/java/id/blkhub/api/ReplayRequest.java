package id.blkhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.message.Violation;
import id.blkhub.replay.Replays;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a partner asks for: {@code {"kind": …, "from": …, "to": …}}. */
record ReplayRequest(String kind, Instant from, Instant to) {
  static final int MOST_BYTES = 4_096;
  private static final Set<String> KNOWN = Set.of("kind", "from", "to");
  private static final StrictJson JSON = new StrictJson();

  /**
   * @param oldest what was delivered before is not kept any more
   * @throws ProblemException 400 with everything that is wrong
   */
  static ReplayRequest read(byte[] body, Instant oldest, Instant now) {
    Parsed parsed = JSON.parse(body, MOST_BYTES);
    if (!parsed.ok()) {
      throw wrong(parsed.violations());
    }
    List<Violation> errors = new ArrayList<>();
    ObjectNode document = parsed.document();
    document
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                errors.add(error("", "Hanya kind, from dan to.", "Only kind, from and to."));
              }
            });
    JsonNode kind = document.path("kind");
    if (!kind.isTextual()) {
      errors.add(error("/kind", "Jenis pesan, wajib.", "The kind of message, required."));
    }
    Instant from = time(document, "from", errors);
    Instant to = time(document, "to", errors);
    if (from != null && to != null) {
      check(from, to, oldest, now, errors);
    }
    if (!errors.isEmpty() || from == null || to == null) {
      throw wrong(errors);
    }
    // what is delivered from now on belongs to no replay of the past
    return new ReplayRequest(kind.textValue(), from, to.isAfter(now) ? now : to);
  }

  private static @Nullable Instant time(ObjectNode document, String name, List<Violation> errors) {
    try {
      JsonNode value = document.path(name);
      if (value.isTextual()) {
        return OffsetDateTime.parse(value.textValue()).toInstant();
      }
    } catch (DateTimeParseException e) {
      // answered below
    }
    errors.add(
        error(
            "/" + name,
            "Waktu RFC 3339 dengan selisih zona, misalnya 2026-11-01T00:00:00+07:00.",
            "A time as in RFC 3339 with an offset, for example 2026-11-01T00:00:00+07:00."));
    return null;
  }

  private static void check(
      Instant from, Instant to, Instant oldest, Instant now, List<Violation> errors) {
    if (!from.isBefore(to) || !from.isBefore(now)) {
      errors.add(
          error(
              "/from",
              "Harus sebelum to dan sebelum sekarang.",
              "Must be before to, and before now."));
    } else if (from.plus(Replays.LONGEST).isBefore(to)) {
      long days = Replays.LONGEST.toDays();
      errors.add(
          error("/to", "Paling lama " + days + " hari.", "At most " + days + " days after from."));
    } else if (from.isBefore(oldest)) {
      errors.add(
          error(
              "/from",
              "Isi kiriman sebelum " + oldest + " tidak disimpan lagi.",
              "What was delivered before " + oldest + " is not kept any more."));
    }
  }

  private static Violation error(String path, String indonesian, String english) {
    return Violation.of(path, HttpRule.REPLAY_REQUEST.code(), indonesian, english);
  }

  private static ProblemException wrong(List<Violation> errors) {
    return ProblemException.rejected(HttpRule.REPLAY_REQUEST, null, errors);
  }
}

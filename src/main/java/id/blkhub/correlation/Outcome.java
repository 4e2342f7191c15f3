package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.Map;

/** What the inbox and the cases say of an {@link Arrival}. */
public sealed interface Outcome {
  /**
   * New, or an update under a known key: goes on.
   *
   * @param caseId 0 for kinds without cases
   * @param owner the partner that owns the case; null without a case
   * @param facts the case's facts, this message's own included
   * @param woken messages that waited for a number this one announced; send each back to its door
   * @param change what it does to earlier messages; null for an ordinary message
   */
  record Fresh(
      long caseId, String owner, Map<String, JsonNode> facts, List<Woken> woken, Change change)
      implements Outcome {
    Fresh(long caseId, String owner, Map<String, JsonNode> facts, List<Woken> woken) {
      this(caseId, owner, facts, woken, null);
    }
  }

  /** The same as an earlier message of this sender. */
  record Duplicate(String ofStamp) implements Outcome {}

  /** It contradicts what came before: rejected, and its id is free again. */
  record Conflict(Reason reason) implements Outcome {}

  /** It refers to a number nobody has announced yet. */
  record Waiting(Arrival.CorrelationId number) implements Outcome {}

  /** Its sender cancelled it before the hub had looked at it: rejected. */
  record Withdrawn() implements Outcome {
    /** The same sentence for a message that waited or was held. */
    public static Violation violation() {
      return Violation.of(
          "",
          "HUB-I010",
          "Pengirim membatalkan pesan ini sebelum diteruskan",
          "Its sender cancelled this message before it went on");
    }
  }

  /** The number did not come in time: rejected, and its id is free again. */
  record Unknown(Arrival.CorrelationId number, Entry entry) implements Outcome {
    /**
     * @param path JSON Pointer of the number, or empty
     */
    public Violation violation(String path) {
      return Violation.of(
          path,
          "HUB-I006",
          "Nomor ini tidak dikenal: sampai batas waktu tunggu tidak ada pesan yang"
              + " memperkenalkannya",
          "This number is unknown: no message announced it within the time a message may wait");
    }
  }

  /** Two cases fit the number. Nothing was remembered: it may come again once that is mended. */
  record Ambiguous(Arrival.CorrelationId number) implements Outcome {
    /**
     * @param path JSON Pointer of the number, or empty
     */
    public Violation violation(String path) {
      return Violation.of(
          path,
          "HUB-I007",
          "Nomor ini cocok dengan dua kasus dari pemilik yang berbeda",
          "This number fits two cases of different owners");
    }
  }

  /** Another copy of this message has been decided: acknowledge this one and send nothing. */
  record Settled() implements Outcome {}

  /** The message a timer was set for does not wait any more: nothing to do. */
  record NotWaiting() implements Outcome {}

  /** Why an arrival contradicts an earlier one. */
  enum Reason {
    SAME_ID_OTHER_CONTENT(
        "HUB-I001",
        "ID pesan ini sudah dipakai untuk isi yang lain; kirim dengan ID baru",
        "This message id was already used for other content; send it under a new id"),
    SAME_VERSION_OTHER_CONTENT(
        "HUB-I002",
        "Versi ini sudah diterima dengan isi yang lain; naikkan nomor versi",
        "This version was already accepted with other content; raise the version"),
    OLDER_VERSION(
        "HUB-I003", "Versi yang lebih baru sudah diterima", "A newer version was already accepted"),
    OVERTAKEN(
        "HUB-I004",
        "Saat pesan ini menunggu, pesan yang lebih baru dengan kunci yang sama sudah diterima",
        "While this message waited, a later one under the same key was accepted"),
    NUMBER_OF_ANOTHER_CASE(
        "HUB-I005",
        "Nomor yang ditambahkan sudah menjadi milik kasus lain",
        "A number it adds already belongs to another case"),
    NO_CONSENT(
        "HUB-I020",
        "Persetujuan yang disebut tidak ada pada pendaftarannya, untuk tujuan atau penerima"
            + " lain, atau sudah dicabut",
        "The consent named is not recorded with the enrolment, is for another purpose or other"
            + " recipients, or was withdrawn"),
    CLOSED(
        "HUB-I008",
        "Nomor ini sudah ditutup: pesan yang memperkenalkannya dinyatakan tidak berlaku",
        "This number is closed: the message that announced it was voided"),
    NOTHING_TO_CORRECT(
        "HUB-I009",
        "Tidak ada pesan dengan kunci ini yang dapat dibatalkan, dinyatakan tidak berlaku atau"
            + " dikoreksi",
        "There is no message under this key to cancel, void or correct");

    private final String code;
    private final String id;
    private final String en;

    Reason(String code, String id, String en) {
      this.code = code;
      this.id = id;
      this.en = en;
    }

    /** The stable code, see docs/reference/problems. */
    public String code() {
      return code;
    }

    /**
     * @param path JSON Pointer of the offending member, or empty for the whole message
     */
    public Violation violation(String path) {
      return Violation.of(path, code, id, en);
    }
  }

  /**
   * A message that waited: its stamp, where it entered, and its sealed original.
   *
   * @param by give it back as {@link Arrival#wokenBy()} when the message is sent to its door
   */
  record Woken(String stamp, String by, String partner, String kind, byte[] original) {}

  /**
   * Who sent a message and under which names.
   *
   * @param source CloudEvents source; null where there is none
   * @param explicitId null where the sender gave none
   */
  record Entry(
      String stamp,
      String partner,
      String kind,
      String source,
      String explicitId,
      String businessKey,
      boolean test) {}
}

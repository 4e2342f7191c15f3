package id.blkhub.pack;

import id.blkhub.message.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each answer of a partner means to the hub, for one call. */
final class AgreedAnswers {
  private final AgreedCall call;
  private final List<AgreedAnswer> answers = new ArrayList<>();

  private AgreedAnswers(AgreedCall call) {
    this.call = call;
  }

  /**
   * One line of the agreement.
   *
   * @param status as OpenAPI writes it, {@code 2XX} for instance; empty for no answer at all
   * @param when what else the answer must say; empty where the status alone counts
   * @param meaning what becomes of the delivery
   * @param code that a receipt or an operator names; null where it went well
   */
  record AgreedAnswer(String status, String when, Text meaning, @Nullable String code) {}

  static List<AgreedAnswer> of(AgreedCall call) {
    AgreedAnswers all = new AgreedAnswers(call);
    all.successes();
    all.refusals();
    all.failures();
    return List.copyOf(all.answers);
  }

  private void successes() {
    List<String> wanted = new ArrayList<>();
    if (call.codeAt() != null) {
      wanted.add(call.codeAt() + " = " + call.okCode());
    } else if (call.option("ok").isEmpty()) {
      wanted.add("JSON");
    }
    call.option("answer").ifPresent(wanted::add);
    call.option("ref").filter(ref -> call.codeAt() == null).ifPresent(wanted::add);
    Text good =
        call.last()
            ? new Text("terkirim (DELIVERED)", "delivered (DELIVERED)")
            : new Text("lanjut ke panggilan berikutnya", "the next call follows");
    add("2XX", String.join(", ", wanted), good, null);
    call.option("refused")
        .ifPresent(
            codes ->
                add(
                    "2XX",
                    call.codeAt() + " = " + codes,
                    new Text(
                        "ditolak untuk selamanya: diparkir (PARKED)",
                        "refused for good: parked (PARKED)"),
                    PackProblems.ofCall("CODE_REFUSED")));
    call.option("alreadyThere").ifPresent(listed -> already(listed, false));
    call.option("seenBefore").ifPresent(listed -> already(listed, true));
    if (!wanted.isEmpty()) {
      add(
          "2XX",
          "lain-lain / anything else",
          new Text(
              "diulang; setelah " + nonsense() + " kali diparkir",
              "sent again; parked after " + nonsense() + " times"),
          PackProblems.ofCall("NONSENSE"));
    }
  }

  private String nonsense() {
    return call.option("nonsenseLimit").orElse("5");
  }

  private void already(String listed, boolean ofCall) {
    for (String one : listed.split("\\s*,\\s*")) {
      String[] parts = one.split(":", 2);
      add(
          parts[0],
          parts.length == 2 ? call.codeAt() + " = " + parts[1] : "",
          ofCall
              ? new Text(
                  "id panggilan ini sudah Anda kenal: terkirim, bila percobaan sebelumnya tidak"
                      + " terjawab; jika tidak, diparkir (HUB-D008)",
                  "you know the id of this call: delivered where the attempt before had no answer,"
                      + " else parked (HUB-D008)")
              : new Text(
                  "isinya sudah ada pada Anda: terkirim, bila hasil percobaan sebelumnya tidak"
                      + " diketahui; jika tidak, diparkir (HUB-D005)",
                  "you have the content: delivered where the outcome of the attempt before is"
                      + " unknown, else parked (HUB-D005)"),
          null);
    }
  }

  private void refusals() {
    Text parked =
        new Text(
            "ditolak untuk selamanya: diparkir (PARKED), operator hub memutuskan",
            "refused for good: parked (PARKED), the hub's operator decides");
    Text credentials =
        new Text(
            "hub masuk sekali lagi dan mengulang; tidak ada yang diparkir",
            "the hub logs in once more and sends again; nothing is parked");
    Text later = new Text("diulang setelah Retry-After", "sent again after Retry-After, in order");
    add("401", "", credentials, PackProblems.ofCall("CREDENTIALS"));
    add("403", "", later, PackProblems.ofCall("CREDENTIALS"));
    add("408", "", later, PackProblems.ofCall("BUSY"));
    add("409", "lain-lain / anything else", parked, PackProblems.ofCall("CONFLICT"));
    add("423", "", later, PackProblems.ofCall("BUSY"));
    add("425", "", later, PackProblems.ofCall("BUSY"));
    add("429", "", later, PackProblems.ofCall("BUSY"));
    add(
        "4XX",
        "400, 404, 405, 410, 413, 415, 422, 451 …",
        parked,
        call.codeAt() == null
            ? PackProblems.ofCall("STATUS_REFUSED")
            : PackProblems.ofCall("STATUS_REFUSED", "STATUS_AND_CODE_REFUSED"));
  }

  private void failures() {
    Text again =
        new Text(
            "diulang dengan Idempotency-Key yang sama sampai kedaluwarsa",
            "sent again under the same Idempotency-Key until it expires");
    add(
        "3XX",
        "",
        new Text("tidak diikuti; diulang", "not followed; sent again"),
        PackProblems.ofCall("REDIRECT"));
    add("5XX", "", again, PackProblems.ofCall("SERVER_ERROR"));
    add(
        "",
        "tanpa jawaban lengkap dalam / no whole answer within "
            + call.option("timeout").orElse("20s"),
        again,
        PackProblems.ofCall("UNREACHABLE", "TIMEOUT", "BROKEN"));
  }

  private void add(String status, String when, Text meaning, @Nullable String code) {
    answers.add(new AgreedAnswer(status, when, meaning, code));
  }
}

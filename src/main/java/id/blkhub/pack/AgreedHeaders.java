package id.blkhub.pack;

import id.blkhub.message.Text;
import java.util.ArrayList;
import java.util.List;

/** The headers of a call to a partner's interface. */
final class AgreedHeaders {
  private final List<AgreedHeader> headers = new ArrayList<>();

  private AgreedHeaders() {}

  /**
   * @param always whether every such call has it
   */
  record AgreedHeader(String name, String value, boolean always, Text meaning) {}

  static List<AgreedHeader> of(AgreedCall call) {
    AgreedHeaders all = new AgreedHeaders();
    all.ofEveryCall(call);
    if (call.option("login").isPresent()) {
      all.add(
          "Authorization",
          "Bearer …",
          new Text(
              "token dari login Anda; nama header-nya dapat disepakati lain",
              "the token your login gave; another name of the header can be agreed"));
    }
    if (call.option("signHeader").isPresent()) {
      all.hmac(call);
    } else if (call.option("sign").isPresent()) {
      all.signature();
    }
    all.marks(call);
    return List.copyOf(all.headers);
  }

  private void ofEveryCall(AgreedCall call) {
    add("Content-Type", call.contentType(), new Text("UTF-8", "UTF-8"));
    add("Accept", "application/json", new Text("", ""));
    add("User-Agent", "blk-exchange-hub", new Text("", ""));
    add(
        "Idempotency-Key",
        "1b4e28ba-2fa1-31d2-883f-0016d3cca427",
        new Text(
            "sama pada setiap percobaan kiriman ini; kunci yang sudah dikenal jangan dikerjakan"
                + " dua kali",
            "the same on every attempt of this delivery; do not act twice on a key you know"));
  }

  private void hmac(AgreedCall call) {
    String text = call.option("signText").orElse("{body}");
    String algorithm = call.option("signAlgorithm").orElse("hmac-sha256");
    String encoding = call.option("signEncoding").orElse("hex");
    add(
        call.option("signHeader").orElseThrow(),
        call.option("signValue").orElse("{signature}"),
        new Text(
            "signature: %s, %s, atas %s".formatted(algorithm, encoding, text),
            "signature: %s, %s, over %s".formatted(algorithm, encoding, text)));
    call.option("timeHeader")
        .ifPresent(
            header ->
                add(
                    header,
                    call.option("timeFormat").orElse("epoch"),
                    new Text("waktu panggilan", "the time of the call")));
  }

  private void signature() {
    add(
        "X-TIMESTAMP",
        "2026-05-04T09:15:00+07:00",
        new Text("waktu panggilan", "the time of the call"));
    add(
        "X-SIGNATURE",
        "base64",
        new Text(
            "HMAC-SHA512 atas METODE:path:token:digest:waktu; digest adalah SHA-256 isi dalam"
                + " heksadesimal huruf kecil",
            "HMAC-SHA512 over METHOD:path:token:digest:timestamp; digest is the SHA-256 of the body"
                + " in lower-case hexadecimal"));
    add("X-PARTNER-ID", "…", new Text("id hub pada Anda", "the hub's id with you"));
    add("CHANNEL-ID", "…", new Text("disepakati", "as agreed"));
    add(
        "X-EXTERNAL-ID",
        "1b4e28ba-2fa1-31d2-883f-0016d3cca427",
        new Text("sama dengan Idempotency-Key", "the same as Idempotency-Key"));
  }

  private void marks(AgreedCall call) {
    if (call.forVoids()) {
      String values = call.forCorrections() ? "void, correct" : "void";
      headers.add(
          new AgreedHeader(
              "ce-correction",
              values,
              !call.forOrdinary(),
              new Text(
                  "void: kiriman sebelumnya tidak berlaku; correct: menggantikannya",
                  "void: an earlier delivery does not count; correct: this one replaces it")));
    }
    headers.add(
        new AgreedHeader(
            "ce-test",
            "true",
            false,
            new Text(
                "kiriman uji; hanya selama Anda dalam tahap test",
                "a test; only while you are in stage test")));
    headers.add(
        new AgreedHeader(
            "ce-repeated",
            "true",
            false,
            new Text(
                "Anda sendiri memintanya lagi (replay)",
                "you asked for it again yourself (replay)")));
  }

  private void add(String name, String value, Text meaning) {
    headers.add(new AgreedHeader(name, value, true, meaning));
  }
}

package id.blkhub.web;

import id.blkhub.message.CodedText;
import org.springframework.http.HttpStatus;

/** Reasons for which a request is refused on every path and on both ports. */
public enum WebRule implements HttpErrorReason {
  BAD_REQUEST(
      "HUB-H022",
      HttpStatus.BAD_REQUEST,
      "Permintaan HTTP ini tidak dapat dipahami. Periksa baris pertama, alamat, dan kepalanya"
          + " (paling besar 8 KiB).",
      "This HTTP request cannot be understood. Check its first line, its address and its header"
          + " fields (8 KiB at most)."),
  NO_SUCH_PATH(
      "HUB-H015",
      HttpStatus.NOT_FOUND,
      "Alamat ini tidak ada.",
      "There is nothing at this address."),
  METHOD(
      "HUB-H016",
      HttpStatus.METHOD_NOT_ALLOWED,
      "Metode HTTP ini tidak berlaku di alamat tersebut; lihat Allow.",
      "This HTTP method does not apply here; see Allow."),
  NOT_ACCEPTABLE(
      "HUB-H017",
      HttpStatus.NOT_ACCEPTABLE,
      "Jawaban hanya tersedia sebagai application/json.",
      "The answer is only available as application/json."),
  MEDIA_TYPE(
      "HUB-H005",
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "Kirim application/json atau application/cloudevents+json dalam UTF-8, tanpa kompresi.",
      "Send application/json or application/cloudevents+json in UTF-8, uncompressed."),
  INTERNAL(
      "HUB-H018",
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Terjadi kesalahan di hub. Sebutkan reference ini kepada operator.",
      "Something went wrong in the hub. Tell its operator this reference."),
  TOO_SLOW(
      "HUB-H070",
      HttpStatus.REQUEST_TIMEOUT,
      "Permintaan ini tidak lengkap dalam waktunya, atau hub memerlukan koneksinya untuk klien"
          + " lain. Kirim lagi seluruhnya.",
      "This request was not complete within its time, or the hub needed its connection for other"
          + " clients. Send all of it again."),
  BODY_TOO_LARGE(
      "HUB-H071",
      HttpStatus.CONTENT_TOO_LARGE,
      "Isi permintaan di alamat ini paling besar 64 KiB.",
      "A request's body has 64 KiB at most at this address."),
  ADDRESS_TOO_LONG(
      "HUB-H072",
      HttpStatus.URI_TOO_LONG,
      "Alamat permintaan ini terlalu panjang.",
      "The address of this request is too long."),
  EXPECTATION(
      "HUB-H073",
      HttpStatus.EXPECTATION_FAILED,
      "Hub hanya mengenal Expect: 100-continue.",
      "The hub only knows Expect: 100-continue."),
  NOT_IMPLEMENTED(
      "HUB-H074",
      HttpStatus.NOT_IMPLEMENTED,
      "Hub tidak mengenal metode atau Transfer-Encoding ini; kirim chunked atau Content-Length.",
      "The hub does not know this method or Transfer-Encoding; send chunked or a Content-Length."),
  HTTP_VERSION(
      "HUB-H075",
      HttpStatus.HTTP_VERSION_NOT_SUPPORTED,
      "Hub berbicara HTTP/1.1.",
      "The hub speaks HTTP/1.1."),
  FORBIDDEN(
      "HUB-H076",
      HttpStatus.FORBIDDEN,
      "Permintaan ini tidak diizinkan: halamannya sudah lama terbuka, atau sesi telah berakhir.",
      "This request is not allowed: its page was open for too long, or the session has ended."),
  UNAVAILABLE(
      "HUB-H077",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Hub sedang tidak dapat menjawab permintaan ini. Coba lagi sebentar lagi.",
      "The hub cannot answer this request now. Try again in a moment."),
  RANGE(
      "HUB-H078",
      HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
      "Bagian yang diminta dengan Range tidak ada.",
      "There is no such part as Range asks for."),
  TLS_ONLY(
      "HUB-H080",
      HttpStatus.BAD_REQUEST,
      "Port ini hanya menerima HTTPS. Gunakan https:// di alamat.",
      "This port only takes HTTPS. Use https:// in the address."),
  PRECONDITION(
      "HUB-H079",
      HttpStatus.PRECONDITION_FAILED,
      "Syarat di kepala permintaan (If-Match, If-Unmodified-Since) tidak terpenuhi.",
      "The condition in the request's header (If-Match, If-Unmodified-Since) does not hold.");

  private final CodedText declared;
  private final HttpStatus status;

  WebRule(String code, HttpStatus status, String indonesian, String english) {
    this.status = status;
    declared = new CodedText(code, indonesian, english);
  }

  /** The reason for a status that the web server or its framework chose. */
  public static WebRule of(int status) {
    for (WebRule rule : values()) {
      if (rule.status.value() == status) {
        return rule;
      }
    }
    return status >= 500 ? INTERNAL : BAD_REQUEST;
  }

  @Override
  public CodedText declared() {
    return declared;
  }

  @Override
  public HttpStatus status() {
    return status;
  }
}

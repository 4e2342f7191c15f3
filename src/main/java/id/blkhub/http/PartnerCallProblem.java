package id.blkhub.http;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/**
 * What can go wrong when a partner is called, each with its code and its sentence in both
 * languages. {@code %s} stands for something the hub or its configuration knows, never for a text
 * the partner sent.
 */
enum PartnerCallProblem implements ProblemCode {
  STATUS_REFUSED(
      "HUB-D001",
      "Mitra menolak pesan ini dengan status HTTP %s; mengirim ulang tidak akan membantu.",
      "The partner refused this message with HTTP status %s; sending it again will not help."),
  CODE_REFUSED(
      "HUB-D002",
      "Mitra menolak pesan ini dengan kode %s.",
      "The partner refused this message with the code %s."),
  STILL_NONSENSE(
      "HUB-D003",
      "Jawaban mitra tidak dapat dipahami setelah %s kali percobaan.",
      "The partner's answer could not be understood after %s attempts."),
  VALUE_MISSING(
      "HUB-D004",
      "Pesan tidak memuat nilai pada %s yang diperlukan untuk memanggil mitra.",
      "The message has no value at %s, which calling the partner needs."),
  CONFLICT(
      "HUB-D005",
      "Mitra menyatakan data sudah ada (status HTTP %s), padahal hub belum pernah mengirimnya.",
      "The partner says it has this already (HTTP status %s), but the hub has not sent it before."),
  NOT_A_FORM(
      "HUB-D006",
      "Nilai pada %s bersarang, sehingga tidak dapat dikirim sebagai formulir.",
      "The value at %s is nested and cannot be sent as a form."),
  NOT_XML(
      "HUB-D026",
      "Nilai pada %s tidak dapat ditulis sebagai XML: dokumen adalah objek dengan satu anggota, dan"
          + " setiap nama harus nama XML.",
      "The value at %s cannot be written as XML: the document is an object with one member, and"
          + " each name must be a name of XML."),
  STATUS_AND_CODE_REFUSED(
      "HUB-D007",
      "Mitra menolak pesan ini dengan status HTTP %s, kode %s; mengirim ulang tidak akan membantu.",
      "The partner refused this message with HTTP status %s, code %s; sending it again will not"
          + " help."),
  SEEN_ONLY(
      "HUB-D008",
      "Mitra sudah mengenal nomor panggilan ini (status HTTP %s), tetapi jawaban sebelumnya berupa"
          + " gangguan; belum pasti apakah datanya tersimpan.",
      "The partner knows the id of this call (HTTP status %s), but answered it with a failure"
          + " before; whether it stored anything is not known."),
  NO_CORRECTIONS(
      "HUB-D040",
      "Antarmuka mitra ini tidak dapat menerima pembatalan atau koreksi; beri tahu dengan cara"
          + " lain.",
      "This partner's interface cannot take a void or a correction; tell it in another way."),
  UNREACHABLE(
      "HUB-D010",
      "Mitra tidak dapat dihubungi.",
      "The partner cannot be reached; nothing was sent."),
  TIMEOUT(
      "HUB-D011",
      "Mitra tidak menjawab lengkap dalam %s detik.",
      "The partner did not answer in full within %s seconds."),
  BROKEN(
      "HUB-D012",
      "Sambungan ke mitra terputus sebelum jawaban lengkap.",
      "The connection to the partner broke before its answer was complete."),
  SERVER_ERROR(
      "HUB-D013",
      "Sistem mitra mengalami gangguan (status HTTP %s).",
      "The partner's system failed (HTTP status %s)."),
  BUSY(
      "HUB-D014",
      "Mitra meminta hub mencoba lagi nanti (status HTTP %s).",
      "The partner asked the hub to try again later (HTTP status %s)."),
  NONSENSE(
      "HUB-D015",
      "Jawaban mitra tidak dapat dipahami: %s.",
      "The partner's answer could not be understood: %s."),
  CREDENTIALS(
      "HUB-D017",
      "Mitra tidak menerima kredensial hub (status HTTP %s).",
      "The partner does not accept the hub's credentials (HTTP status %s)."),
  REDIRECT(
      "HUB-D018",
      "Mitra mengalihkan ke alamat lain (status HTTP %s); hub tidak mengikutinya.",
      "The partner redirects elsewhere (HTTP status %s); the hub does not follow."),
  LOGIN_NONSENSE(
      "HUB-D019",
      "Jawaban login mitra tidak memuat token yang dapat dipakai.",
      "The partner's login answer holds no usable token."),
  DATABASE(
      "HUB-D020",
      "Basis data hub tidak tersedia; pengiriman diulang.",
      "The hub's database is not available; the delivery is repeated."),
  ASKED_ELSEWHERE(
      "HUB-D021",
      "Simpul hub lain sedang menanyakan hal yang sama kepada mitra.",
      "Another node of the hub is asking the partner the same."),
  UNEXPECTED(
      "HUB-D022",
      "Terjadi kesalahan pada hub saat memanggil mitra.",
      "The hub itself failed while calling the partner."),
  UNTRUSTED(
      "HUB-D023",
      "Sambungan aman (TLS) ke mitra tidak dapat dibuat: %s.",
      "A secure connection (TLS) to the partner could not be made: %s."),
  QUESTION_REFUSED(
      "HUB-D024",
      "Mitra menolak pertanyaan hub dengan status HTTP %s; periksa alamat dan opsi rute.",
      "The partner refused the hub's question with HTTP status %s; look at the address and the"
          + " options of the route."),
  DOCUMENT_TOO_LARGE(
      "HUB-D025",
      "Jawaban mitra lebih besar dari %s bita; minta halaman yang lebih kecil.",
      "The partner's answer is larger than %s bytes; ask for smaller pages."),
  OPTION(
      "HUB-D030",
      "Opsi pemanggilan mitra salah: %s",
      "A call to a partner is configured wrongly: %s"),
  SETTING("HUB-D031", "Setelan %s belum diisi.", "The setting %s is missing.");

  private final CodedText declared;

  PartnerCallProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }

  /** For a mistake in the configuration, which stops the route from starting. */
  IllegalArgumentException mistake(Object... details) {
    return new IllegalArgumentException(code() + ' ' + text(details).en());
  }
}

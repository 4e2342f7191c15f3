package id.blkhub.question;

import id.blkhub.message.CodedText;
import id.blkhub.web.HttpErrorReason;
import org.springframework.http.HttpStatus;

/** Why a question has no answer. No sentence repeats what a partner wrote. */
public enum QuestionProblem implements HttpErrorReason {
  UNKNOWN_QUESTION(
      "HUB-Q001",
      HttpStatus.NOT_FOUND,
      "Hub tidak mengenal pertanyaan ini pada mitra itu. Periksa dua bagian terakhir alamat.",
      "The hub knows no such question of that partner. Check the last two parts of the address."),
  NOT_AGREED(
      "HUB-Q002",
      HttpStatus.FORBIDDEN,
      "Tidak ada perjanjian yang berlaku hari ini untuk pertanyaan ini; lihat asks di profil Anda.",
      "No agreement that holds today lets you ask this; see asks in your profile."),
  TOO_OFTEN(
      "HUB-Q003",
      HttpStatus.TOO_MANY_REQUESTS,
      "Pertanyaan ini lebih sering diajukan daripada yang disepakati. Coba lagi setelah"
          + " Retry-After.",
      "This was asked more often than agreed. Try again after Retry-After."),
  UNREADABLE(
      "HUB-Q004",
      HttpStatus.BAD_REQUEST,
      "Pertanyaan tidak dapat dibaca; lihat errors. Mitra tidak ditanyai.",
      "The question cannot be read; see errors. The partner was not asked."),
  CONTRACT_BROKEN(
      "HUB-Q005",
      HttpStatus.UNPROCESSABLE_ENTITY,
      "Pertanyaan tidak sesuai kontraknya; lihat errors. Mitra tidak ditanyai.",
      "The question does not keep its contract; see errors. The partner was not asked."),
  NO_CONSENT(
      "HUB-Q006",
      HttpStatus.FORBIDDEN,
      "Orang yang ditanyakan belum menyetujui tujuan ini bagi Anda, atau sudah tidak lagi. Mitra"
          + " tidak ditanyai.",
      "The person asked about has not consented to this purpose and to you, or not any more. The"
          + " partner was not asked."),
  ID_OF_ANOTHER(
      "HUB-Q007",
      HttpStatus.CONFLICT,
      "Id ini sudah dipakai untuk pertanyaan lain. Gunakan id baru.",
      "This id was already used for another question. Use a new id."),
  UNDER_WAY(
      "HUB-Q008",
      HttpStatus.CONFLICT,
      "Pertanyaan dengan id ini masih ditanyakan. Ulangi dengan id yang sama setelah Retry-After.",
      "The question of this id is still being asked. Ask again under the same id after"
          + " Retry-After."),
  BUSY(
      "HUB-Q009",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Terlalu banyak pertanyaan kepada mitra ini yang belum dijawab. Coba lagi setelah"
          + " Retry-After.",
      "Too many questions to this partner have no answer yet. Try again after Retry-After."),
  AWAY(
      "HUB-Q010",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Mitra sedang tidak menjawab. Coba lagi setelah Retry-After.",
      "The partner does not answer now. Try again after Retry-After."),
  TOO_SLOW(
      "HUB-Q011",
      HttpStatus.GATEWAY_TIMEOUT,
      "Mitra tidak menjawab dalam batas waktu pertanyaan ini.",
      "The partner did not answer within the time limit of this question."),
  BAD_ANSWER(
      "HUB-Q012",
      HttpStatus.BAD_GATEWAY,
      "Jawaban mitra tidak sesuai kontraknya; tidak ada bagiannya yang diteruskan.",
      "The partner's answer does not keep its contract; no part of it is passed on."),
  REFUSED(
      "HUB-Q013",
      HttpStatus.BAD_GATEWAY,
      "Mitra menolak pertanyaan ini.",
      "The partner refused this question."),
  LOST(
      "HUB-Q014",
      HttpStatus.GATEWAY_TIMEOUT,
      "Hub berhenti sebelum jawaban datang. Id-nya boleh dipakai lagi.",
      "The hub ended before an answer came. The id may be used again."),
  NOT_PUT(
      "HUB-Q015",
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Hub tidak dapat menyusun pertanyaan ini dalam bentuk mitra. Operator hub perlu memeriksa"
          + " pemetaannya; mitra tidak ditanyai.",
      "The hub could not put this question into the partner's form. The hub's operator has to look"
          + " at its mapping; the partner was not asked."),
  NOT_RECORDED(
      "HUB-Q016",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Hub belum dapat mencatat pertanyaan. Ulangi dengan id yang sama setelah Retry-After.",
      "The hub cannot record questions now. Ask again under the same id after Retry-After."),
  NOT_A_QUESTION(
      "HUB-Q017",
      HttpStatus.BAD_REQUEST,
      "Pertanyaan tidak membawa ce-correction, ce-reason atau dataschema.",
      "A question carries no ce-correction, ce-reason or dataschema.");

  private final CodedText declared;
  private final HttpStatus status;

  QuestionProblem(String code, HttpStatus status, String indonesian, String english) {
    this.status = status;
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }

  @Override
  public HttpStatus status() {
    return status;
  }

  /** Whether an id that ended so is told the same again; under any other it may be asked again. */
  boolean lasts() {
    return this == BAD_ANSWER || this == REFUSED;
  }
}

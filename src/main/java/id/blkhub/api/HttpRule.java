package id.blkhub.api;

import id.blkhub.message.CodedText;
import id.blkhub.web.HttpErrorReason;
import org.springframework.http.HttpStatus;

/** Why the HTTP door says no: each code once, beside its status and its constant texts. */
enum HttpRule implements HttpErrorReason {
  NOT_AUTHENTICATED(
      "HUB-H001",
      HttpStatus.UNAUTHORIZED,
      "Masuk dengan HTTP Basic: id mitra sebagai nama pengguna dan rahasianya sebagai kata sandi.",
      "Log in with HTTP Basic: the partner's id as user name and its secret as password."),
  TOO_MANY_FAILED_LOGINS(
      "HUB-H002",
      HttpStatus.TOO_MANY_REQUESTS,
      "Terlalu banyak percobaan masuk yang gagal dari alamat ini. Coba lagi setelah Retry-After.",
      "Too many failed logins from this address. Try again after Retry-After."),
  UNKNOWN_KIND(
      "HUB-H003",
      HttpStatus.NOT_FOUND,
      "Jenis pesan ini tidak dikenal hub. Periksa bagian akhir alamat.",
      "The hub does not know this kind of message. Check the last part of the address."),
  KIND_NOT_ALLOWED(
      "HUB-H004",
      HttpStatus.FORBIDDEN,
      "Profil mitra ini tidak mengizinkan pengiriman jenis pesan tersebut.",
      "This partner's profile does not let it send this kind of message."),
  TOO_MUCH_BESIDE(
      "HUB-H060",
      HttpStatus.BAD_REQUEST,
      "Terlalu banyak di samping isi pesan; lihat errors.",
      "There is too much beside the body; see errors."),
  TOO_LARGE(
      "HUB-H006",
      HttpStatus.PAYLOAD_TOO_LARGE,
      "Pesan lebih besar daripada batas di profil mitra. Kirim dokumen sebagai tautan.",
      "The message is larger than the limit in the partner's profile. Send documents by"
          + " reference."),
  TOO_MANY_MESSAGES(
      "HUB-H007",
      HttpStatus.TOO_MANY_REQUESTS,
      "Batas pesan per menit terlampaui. Coba lagi setelah Retry-After.",
      "More messages than the limit per minute. Try again after Retry-After."),
  MALFORMED(
      "HUB-H008",
      HttpStatus.BAD_REQUEST,
      "Isi pesan tidak dapat dibaca; lihat errors. Pesan dicatat sebagai ditolak.",
      "The message cannot be read; see errors. It is recorded as rejected."),
  CONTRACT_BROKEN(
      "HUB-H009",
      HttpStatus.UNPROCESSABLE_ENTITY,
      "Pesan tidak sesuai kontraknya; lihat errors. Pesan dicatat sebagai ditolak.",
      "The message does not keep its contract; see errors. It is recorded as rejected."),
  ID_USED(
      "HUB-H010",
      HttpStatus.CONFLICT,
      "Id ini sudah dipakai untuk pesan dengan isi lain. Gunakan id baru untuk isi baru.",
      "This id was already used for a message with other content. Use a new id for new content."),
  NOT_TAKEN(
      "HUB-H011",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Hub belum dapat menyimpan pesan ini. Kirim lagi dengan id yang sama setelah Retry-After.",
      "The hub could not store this message. Send it again under the same id after Retry-After."),
  NO_SUCH_MESSAGE(
      "HUB-H012",
      HttpStatus.NOT_FOUND,
      "Tidak ada pesan mitra ini dengan id tersebut. Pesan yang baru diterima dapat memerlukan"
          + " beberapa saat sampai tampak di sini.",
      "This partner has no message with this id. A message just taken may need a moment before it"
          + " shows here."),
  NO_SUCH_ITEM(
      "HUB-H061",
      HttpStatus.NOT_FOUND,
      "Tidak ada berkas mitra ini dengan id tersebut.",
      "This partner has no file with this id."),
  NO_SUCH_RESULT(
      "HUB-H069",
      HttpStatus.NOT_FOUND,
      "Berkas ini belum ada hasilnya, atau mitra ini tidak memiliki berkas dengan id tersebut.",
      "This file has no result yet, or this partner has no file with this id."),
  PARAMETER(
      "HUB-H014",
      HttpStatus.BAD_REQUEST,
      "Nilai parameter salah; lihat errors.",
      "A parameter has a wrong value; see errors."),
  UNKNOWN_PARAMETER(
      "HUB-H090",
      HttpStatus.BAD_REQUEST,
      "Alamat ini tidak membaca parameter itu; lihat errors.",
      "This address does not read that parameter; see errors."),
  REPEATED_PARAMETER(
      "HUB-H091",
      HttpStatus.BAD_REQUEST,
      "Parameter ditulis lebih dari sekali; tulis satu kali.",
      "A parameter was written more than once; write it once."),
  JOURNAL_AWAY(
      "HUB-H019",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Catatan pesan sedang tidak dapat dibaca. Pengiriman pesan tidak terpengaruh.",
      "The record of messages cannot be read now. Sending messages is not affected."),
  INCOMPLETE(
      "HUB-H020",
      HttpStatus.BAD_REQUEST,
      "Isi permintaan terputus sebelum lengkap; tidak ada yang diterima.",
      "The request's body ended early; nothing was taken."),
  MESSAGE_ID(
      "HUB-H021",
      HttpStatus.BAD_REQUEST,
      "Idempotency-Key tidak dapat dipakai sebagai id; lihat errors. Pesan dicatat sebagai"
          + " ditolak.",
      "The Idempotency-Key cannot be used as an id; see errors. The message is recorded as"
          + " rejected."),
  TOO_MANY_AT_ONCE(
      "HUB-H023",
      HttpStatus.TOO_MANY_REQUESTS,
      "Terlalu banyak permintaan mitra ini yang berjalan bersamaan. Coba lagi setelah Retry-After.",
      "Too many requests of this partner are open at once. Try again after Retry-After."),
  CHECKS_TAKE_LONG(
      "HUB-H030",
      HttpStatus.TOO_MANY_REQUESTS,
      "Pesan mitra ini yang lain masih diperiksa. Kirim lagi dengan id yang sama setelah"
          + " Retry-After.",
      "Other messages of this partner are still being checked. Send it again under the same id"
          + " after Retry-After."),
  NOTHING_UNDER_WAY(
      "HUB-H040",
      HttpStatus.CONFLICT,
      "Pesan ini tidak lagi dalam perjalanan. Bila isinya tidak berlaku, kirim void atau correct.",
      "Nothing of this message is under way any more. If it must not count, send a void or a"
          + " correction."),
  NOT_CANCELLABLE(
      "HUB-H041",
      HttpStatus.CONFLICT,
      "Void dan koreksi tidak dapat dibatalkan; kirim pesan atau koreksi yang baru.",
      "A void or a correction cannot be cancelled; send a new message or correction."),
  NO_SUCH_CONTRACT(
      "HUB-H050",
      HttpStatus.NOT_FOUND,
      "Berkas ini tidak ada di paket kontrak Anda; lihat /api/v1/contracts.",
      "There is no such file in your contract pack; see /api/v1/contracts."),
  SELF_TEST_OF_STAGE_TEST(
      "HUB-H051",
      HttpStatus.CONFLICT,
      "Uji mandiri hanya untuk mitra dalam tahap test; profil Anda dalam tahap live.",
      "A self-test is for partners in stage test; your profile is in stage live."),
  SELF_TEST_BEGIN(
      "HUB-H052",
      HttpStatus.BAD_REQUEST,
      "from adalah waktu mulai uji, paling lama 31 hari yang lalu, sebagaimana diberikan POST"
          + " /api/v1/self-test.",
      "from is the time at which the test began, at most 31 days ago, as POST /api/v1/self-test"
          + " gave it."),
  CANCEL_NOT_TAKEN(
      "HUB-H042",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Pembatalan belum dapat disimpan. Ulangi setelah Retry-After.",
      "The cancellation could not be stored. Ask again after Retry-After."),
  KIND_NOT_RECEIVED(
      "HUB-O010",
      HttpStatus.FORBIDDEN,
      "Profil mitra ini tidak menerima jenis pesan tersebut.",
      "This partner's profile does not let it receive this kind of message."),
  NO_SUCH_DELIVERY(
      "HUB-O011",
      HttpStatus.NOT_FOUND,
      "Tidak ada kiriman untuk mitra ini dengan id tersebut.",
      "There is no delivery to this partner with this id."),
  DELIVERY_BUSY(
      "HUB-O012",
      HttpStatus.CONFLICT,
      "Kiriman ini sedang dipegang klien lain milik mitra ini. Coba lagi setelah Retry-After.",
      "Another client of this partner has this delivery in hand. Try again after Retry-After."),
  OUTBOX_AWAY(
      "HUB-O013",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Kiriman sedang tidak dapat dibaca; tidak ada yang berubah. Coba lagi setelah Retry-After.",
      "Deliveries cannot be read now; nothing changed. Try again after Retry-After."),
  OUTBOX_PARAMETER(
      "HUB-O014",
      HttpStatus.BAD_REQUEST,
      "Parameter salah: after adalah next dari halaman sebelumnya, limit dari 1 sampai 100.",
      "Wrong parameter: after is next of the page before, limit is 1 to 100."),
  REPLAY_REQUEST(
      "HUB-O020",
      HttpStatus.BAD_REQUEST,
      "Permintaan kirim ulang salah; lihat errors.",
      "The request for a replay is wrong; see errors."),
  TOO_MANY_REPLAYS(
      "HUB-O021",
      HttpStatus.TOO_MANY_REQUESTS,
      "Terlalu banyak permintaan kirim ulang. Coba lagi setelah Retry-After.",
      "Too many replays were asked for. Try again after Retry-After."),
  NO_ROOM_FOR_REPLAY(
      "HUB-O022",
      HttpStatus.CONFLICT,
      "Kiriman ulang ini tidak muat dalam kuota mitra. Ambil dulu yang menunggu, atau persempit"
          + " periode.",
      "This replay does not fit into the partner's quota. Take what is waiting first, or ask for a"
          + " shorter period."),
  NO_SUCH_REPLAY(
      "HUB-O023",
      HttpStatus.NOT_FOUND,
      "Mitra ini tidak meminta kirim ulang dengan id tersebut.",
      "This partner has asked for no replay with this id."),
  REPLAY_AWAY(
      "HUB-O024",
      HttpStatus.SERVICE_UNAVAILABLE,
      "Permintaan kirim ulang belum dapat disimpan. Coba lagi setelah Retry-After.",
      "The request for a replay could not be stored. Try again after Retry-After.");

  private final CodedText declared;
  private final HttpStatus status;

  HttpRule(String code, HttpStatus status, String indonesian, String english) {
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
}

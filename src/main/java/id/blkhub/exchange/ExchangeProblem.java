package id.blkhub.exchange;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What a sender or an operator is told about a message on its way and about its deliveries. */
public enum ExchangeProblem implements ProblemCode {
  NO_BUSINESS_KEY(
      "HUB-X002",
      "Kunci bisnis tidak ditemukan setelah pemetaan.",
      "The mapping gave no business key."),
  WAITS(
      "HUB-X014",
      "Menunggu nomor %s yang belum dikenal hub, paling lama sampai waitsUntil; lalu ditolak. Tidak"
          + " ada yang perlu dilakukan.",
      "Waits for a %s number the hub does not know yet, until waitsUntil at most; then it is"
          + " rejected. Nothing needs to be done."),
  NUMBER_UNKNOWN(
      "HUB-X015",
      "Nomor %s tidak dikenal dan tidak datang dalam waktu tunggu.",
      "The %s number is unknown and did not come within the waiting time."),
  NUMBER_AMBIGUOUS(
      "HUB-X016",
      "Nomor %s cocok dengan lebih dari satu berkas; operator memutuskan.",
      "The %s number fits more than one case; an operator decides."),
  AGREEMENT_ENDED(
      "HUB-X020",
      "Perjanjian atau persetujuan tidak berlaku lagi; tidak dikirim.",
      "The agreement or the consent no longer holds; not delivered."),
  TOO_OLD(
      "HUB-X021",
      "Mitra tidak mengambil kiriman ini dalam batas waktu atau kuota perjanjian.",
      "The partner did not take this delivery within the time or quota of its agreement."),
  GIVEN_BACK(
      "HUB-X022",
      "Mitra menolak kiriman ini di antreannya; operator memutuskan.",
      "The partner rejected this delivery on its queue; an operator decides."),
  PROFILE_UNREADABLE(
      "HUB-X023",
      "Profil mitra tidak dapat dibaca; kiriman menunggu sampai diperbaiki.",
      "The partner's profile cannot be read; the delivery waits until it is mended."),
  HUB_FAILED(
      "HUB-X030",
      "Hub gagal memproses pesan ini; pesan disimpan dan operator diberi tahu.",
      "The hub failed on this message; it is kept and an operator is told."),
  /** Why deliveries wait that no receiver refused. */
  HUB_DISTURBED(
      "HUB-X090",
      "Kiriman menunggu gangguan pada hub berlalu; hub mencoba lagi sendiri.",
      "The delivery waits for a fault of the hub to pass; the hub tries again by itself."),
  CANCELLED(
      "HUB-X041",
      "Dibatalkan oleh pengirim sebelum sampai; tidak ada yang perlu dilakukan.",
      "Cancelled by its sender before it left; nothing needs to be done."),
  VOIDED(
      "HUB-X042",
      "Dinyatakan tidak berlaku atau dikoreksi oleh pengirim sebelum sampai; tidak ada yang perlu"
          + " dilakukan.",
      "Voided or corrected by its sender before it left; nothing needs to be done."),
  WITHDRAWN_LATE(
      "HUB-X043",
      "Ditarik oleh pengirim, tetapi penerima mungkin sudah melihatnya. Bila Anda mengirim cancel,"
          + " kirim juga void; bila void atau correct, penerima diberi tahu dengan sendirinya.",
      "Withdrawn by its sender, but the receiver may have seen it already. If you sent a cancel,"
          + " send a void too; of a void or a correction the receiver is told without more."),
  /** A void has nothing to take back at this receiver. */
  NOTHING_LEFT(
      "HUB-X044",
      "Pesan yang dinyatakan tidak berlaku belum sampai ke penerima ini; tidak perlu diberi tahu.",
      "What is voided never left for this receiver, so there is nothing to tell it."),
  NO_AGREEMENT(
      "HUB-X045",
      "Penerima tidak lagi menerima jenis pesan ini; beri tahu dengan cara lain.",
      "The receiver takes this kind no more; tell it in another way."),
  ALREADY_HERE(
      "HUB-X092",
      "Hub sudah menerima isi ini sebagai pesan di duplicateOf; tidak ada yang perlu dilakukan.",
      "The hub has this content already, as the message in duplicateOf; nothing needs to be done."),
  NOBODY_TAKES_KIND(
      "HUB-X093",
      "Belum ada mitra dengan perjanjian yang berlaku untuk jenis pesan ini; pesan disimpan dan"
          + " tidak diteruskan.",
      "No partner has an agreement in force for this kind of message; it is kept and goes to"
          + " nobody."),
  NOBODY_TESTS_KIND(
      "HUB-X094",
      "Pesan ini uji, dan tidak ada mitra tahap uji yang menerima jenis ini.",
      "This message is a test, and no partner in stage test takes this kind."),
  NOBODY_TAKES_VALUE(
      "HUB-X095",
      "Tidak ada mitra yang melayani nilai di sini; pesan disimpan dan tidak diteruskan. Periksa"
          + " nilainya, atau tanyakan kepada operator hub.",
      "No partner serves the value here; the message is kept and goes to nobody. Check the value,"
          + " or ask the hub's operator."),
  /** Said with the acceptance of a cancellation. */
  WHERE_STILL_UNDER_WAY(
      "HUB-X046",
      "Pembatalan berlaku untuk kiriman yang belum diambil; yang sudah diambil harus dinyatakan"
          + " tidak berlaku (void).",
      "This cancels what has not been taken yet; void what has."),
  CONSENT_WITHDRAWN(
      "HUB-X070",
      "Persetujuannya tidak berlaku lagi; penerima mungkin sudah melihatnya dan diminta"
          + " menghapusnya.",
      "Its consent no longer holds; the receiver may have seen it already and is told to erase"
          + " it."),
  NOT_KNOWN_TO(
      "HUB-X047",
      "knownTo menyebut mitra yang tidak ada atau tidak menerima jenis pesan yang memuat kasus.",
      "knownTo names a partner that does not exist or receives no kind with cases."),
  /** Said with the acceptance of a message, and of each partner that does not get it yet. */
  REQUIRED_BY_PARTNER(
      "HUB-X085",
      "Isian ini wajib bagi %s, jadi pesan ini belum dikirim kepadanya. Kirim pesan ini sekali lagi"
          + " bila isian ini sudah ada.",
      "%s must have this field, so it does not get this message yet. Send the message again once"
          + " the field is there.");

  private final CodedText declared;

  ExchangeProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}

package id.blkhub.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Text;
import id.blkhub.support.Loans;
import id.blkhub.support.Texts;
import java.util.Set;
import java.util.TreeSet;

/** The steps of one trainee's path, as far as there are kinds of messages for them. */
enum StoryStep {
  ENROLMENT(
      "blk",
      "enrolment",
      "AMQP 1.0",
      new Text("Konseling dan pendaftaran", "Counselling and enrolment"),
      new Text(
          "Pengantar kerja bicara dulu dengan peserta; hasilnya (wirausaha) ikut dalam"
              + " pendaftaran. Dinas Koperasi hanya menerima calon wirausaha.",
          "The counsellor speaks with the person first; the outcome (a business) travels in the"
              + " enrolment. The Dinas gets only those who start a business."),
      "dinkop"),
  ASSESSMENT(
      "blk",
      "assessment",
      "AMQP 1.0 → HTTP",
      new Text("Pendaftaran uji kompetensi", "Registration for the competency test"),
      new Text(
          "BNSP memerlukan jadwal lalu peserta: dua panggilan, jadwalnya sekali saja.",
          "BNSP wants a schedule, then the participant: two calls, the schedule only once."),
      "bnsp"),
  CERTIFICATION(
      "bnsp",
      "certification",
      "HTTP → AMQP 1.0",
      new Text("Sertifikat", "Certificate"),
      new Text(
          "BNSP hanya tahu nomor registrasi; hub menemukan berkasnya. Perusahaan melihatnya karena"
              + " peserta setuju, dengan NIK disamarkan.",
          "BNSP knows only the registration number; the hub finds the case. The employer sees it"
              + " because the person agreed, with the NIK masked."),
      "blk",
      "supra",
      "dinkop"),
  VACANCY(
      "supra",
      "vacancy",
      "AMQP 1.0",
      new Text("Lowongan", "Vacancy"),
      new Text(
          "Wajib lapor lowongan (Perpres 57/2023); registri mencarikan alumninya.",
          "Vacancies must be notified (Perpres 57/2023); the registry looks for its alumni."),
      "blk"),
  REFERRAL(
      "blk",
      "microcredit-referral",
      "AMQP 1.0 → HTTP (SNAP)",
      new Text("Rujukan KUR", "Microcredit referral"),
      new Text(
          "Bank menerima rincian kredit atas persetujuan peserta; dinas menerima rujukan tanpa"
              + " rincian itu.",
          "The bank gets the loan details by the person's consent; the Dinas gets the referral"
              + " without them."),
      "bank",
      "dinkop"),
  RECEIVED(
      "bank",
      "microcredit-decision",
      "HTTP → AMQP 1.0",
      new Text("Bank menerima rujukan", "The bank has the referral"),
      new Text(
          "Setiap keputusan bank adalah pesan tersendiri, hanya untuk registri asal.",
          "Each decision of the bank is a message of its own, for the referring registry alone."),
      "blk"),
  APPROVED(
      "bank",
      "microcredit-decision",
      "HTTP → AMQP 1.0",
      new Text("Kredit disetujui", "The credit is approved"),
      new Text("Data keuangan pribadi: tidak ke pihak lain.", "Personal finance: to nobody else."),
      "blk"),
  DISBURSED(
      "bank",
      "microcredit-decision",
      "HTTP → AMQP 1.0",
      new Text("Kredit dicairkan", "The credit is paid out"),
      new Text("Usaha dapat dimulai.", "The business can start."),
      "blk"),
  FILLED(
      "supra",
      "vacancy",
      "AMQP 1.0",
      new Text("Lowongan terisi", "The vacancy is filled"),
      new Text(
          "Perpres 57/2023 pasal 6 meminta laporan ini. Laporan penempatan sendiri belum ada"
              + " jenisnya di hub.",
          "Perpres 57/2023 article 6 asks for this. The hub has no kind for a placement report"
              + " yet."),
      "blk");

  private final String sender;
  private final String kind;
  private final String protocol;
  private final Text title;
  private final Text why;
  private final Set<String> receivers;

  StoryStep(
      String sender, String kind, String protocol, Text title, Text why, String... receivers) {
    this.sender = sender;
    this.kind = kind;
    this.protocol = protocol;
    this.title = title;
    this.why = why;
    this.receivers = new TreeSet<>(Set.of(receivers));
  }

  public String sender() {
    return sender;
  }

  String kind() {
    return kind;
  }

  public String protocol() {
    return protocol;
  }

  public Text title() {
    return title;
  }

  public Text why() {
    return why;
  }

  /** Who must have it in the end, delivered. */
  Set<String> receivers() {
    return receivers;
  }

  /** The id its sender gives the message. */
  String messageId(int person) {
    return sender.equals("bank")
        ? BankClerk.messageId(Loans.referralNo(person), name())
        : "cerita-" + person + '-' + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What the sender writes; null for the decisions, which the bank makes by itself. */
  ObjectNode message(int person) {
    return switch (this) {
      case ENROLMENT -> Loans.enrolment(person, 1);
      case ASSESSMENT -> Texts.assessment(person);
      case CERTIFICATION -> Texts.certificate(person, true);
      case VACANCY -> Texts.vacancy(person, 10, 1);
      case REFERRAL -> Loans.referral(person);
      case FILLED -> Texts.vacancy(person, 20, 1).put("blk:status", "FILLED");
      default -> null;
    };
  }
}

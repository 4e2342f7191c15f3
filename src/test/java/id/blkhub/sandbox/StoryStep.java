package id.blkhub.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Text;
import id.blkhub.support.LaterPath;
import id.blkhub.support.Loans;
import id.blkhub.support.Texts;
import java.util.Set;
import java.util.TreeSet;

/** The steps of one trainee's path, as far as there are kinds of messages for them. */
enum StoryStep {
  APPLICATION(
      "blk",
      "enrolment",
      "AMQP 1.0",
      new Text("Pendaftaran", "Application"),
      new Text(
          "Siapa yang baru mendaftar dan belum dikonseling diteruskan kepada pengantar kerja.",
          "Who has applied and was not counselled yet goes to the career counsellors."),
      "pengantar-kerja"),
  COUNSELLING(
      "pengantar-kerja",
      "counselling",
      "AMQP 1.0",
      new Text("Konseling", "Counselling"),
      new Text(
          "Hasilnya (pelatihan wirausaha dengan modal) menjadi jalur berkasnya. Dinas hanya"
              + " mendengar calon wirausaha, tanpa besarnya modal.",
          "The outcome (a business, with training and capital) is the pathway of the case. The"
              + " Dinas hears only of those who start a business, and nothing of the capital."),
      "blk",
      "dinkop"),
  ENROLMENT(
      "blk",
      "enrolment",
      "AMQP 1.0",
      new Text("Pelatihan dimulai", "The training begins"),
      new Text(
          "Unit layanan disabilitas menerima ragam dan akomodasi atas persetujuan peserta; Dinas"
              + " menerima calon wirausaha tanpa itu.",
          "The disability service gets kind and accommodation by the trainee's consent; the Dinas"
              + " gets the future entrepreneur without them."),
      "dinkop",
      "uld"),
  APPRENTICESHIP(
      "blk",
      "apprenticeship",
      "AMQP 1.0",
      new Text("Usulan pemagangan", "An apprenticeship is proposed"),
      new Text(
          "Galangan melihat usulan bagi dirinya saja, dengan NIK disamarkan (Permenaker 6/2020).",
          "The shipyard sees what is proposed to it alone, with the NIK masked (Permenaker"
              + " 6/2020)."),
      "galangan"),
  HOSTED(
      "galangan",
      "apprenticeship",
      "AMQP 1.0",
      new Text("Galangan menerima", "The shipyard accepts"),
      new Text(
          "Jawabannya hanya untuk registri yang mengusulkan.",
          "Its answer goes to the proposing registry alone."),
      "blk"),
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
              + " peserta setuju, dengan NIK disamarkan; jejaring alumni hanya nomornya; agen di"
              + " luar negeri namanya, tanpa NIK.",
          "BNSP knows only the registration number; the hub finds the case. The employer sees it"
              + " because the person agreed, with the NIK masked; the network of alumni its number"
              + " alone; the agents abroad the name, without the NIK."),
      "blk",
      "supra",
      "dinkop",
      "alumni",
      "agen-taiwan",
      "agen-meksiko"),
  CERTIFICATE_CHECK(
      "supra",
      SandboxPartners.QUESTION,
      "HTTP → HTTP",
      new Text("Apakah sertifikat ini berlaku?", "Is this certificate valid?"),
      new Text(
          "Perusahaan bertanya lewat hub dan mendapat jawabannya saat itu juga, tanpa nama dan NIK"
              + " yang disebut BNSP.",
          "The employer asks through the hub and has the answer at once, without the name and the"
              + " NIK that BNSP tells."),
      "bnsp"),
  CONSTRUCTION_TEST(
      "blk",
      "assessment",
      "AMQP 1.0 → HTTP",
      new Text("Uji pada LSP lain", "A test with another body"),
      new Text(
          "Lisensi pada pendaftaran menentukan LSP mana yang menerimanya: LSP konstruksi, sebagai"
              + " formulir.",
          "The licence in the registration says which body gets it: the one for construction, as a"
              + " form."),
      "lsp-konstruksi"),
  CONSTRUCTION_CERTIFICATE(
      "lsp-konstruksi",
      "certification",
      "HTTP → AMQP 1.0",
      new Text("Sertifikat konstruksi", "A certificate for construction"),
      new Text("Berlaku lima tahun, bukan tiga.", "Valid for five years, not for three."),
      "blk",
      "supra",
      "dinkop",
      "alumni",
      "agen-taiwan",
      "agen-meksiko"),
  JOB_ORDER(
      "agen-taiwan",
      "vacancy",
      "HTTP → AMQP 1.0",
      new Text("Permintaan dari luar negeri", "A job order from abroad"),
      new Text(
          "Upahnya dalam mata uang negara tujuan; biasanya datang sebagai lembar dalam folder.",
          "With the wage in the currency of its country; most come as a sheet in a folder."),
      "blk"),
  VACANCY(
      "supra",
      "vacancy",
      "AMQP 1.0",
      new Text("Lowongan", "Vacancy"),
      new Text(
          "Wajib lapor lowongan (Perpres 57/2023); registri mencarikan alumninya.",
          "Vacancies must be notified (Perpres 57/2023); the registry looks for its alumni."),
      "blk"),
  CHAMBER_VACANCY(
      "kadin",
      "vacancy",
      "HTTP → AMQP 1.0",
      new Text("Lowongan anggota KADIN", "A vacancy of a chamber's member"),
      new Text(
          "Biasanya baris sebuah lembar dalam folder atau unggahan.",
          "Most come as a row of a sheet, in a folder or uploaded."),
      "blk"),
  ASSOCIATION_VACANCY(
      "hipmi",
      "vacancy",
      "HTTP → AMQP 1.0",
      new Text("Lowongan anggota HIPMI", "A vacancy of the young entrepreneurs"),
      new Text(
          "Usaha kecil mencari pekerja di daerahnya sendiri; biasanya sebagai lembar.",
          "Small businesses look for workers where they are; most come as a sheet."),
      "blk"),
  INVITATION(
      "supra",
      "invitation",
      "MQTT",
      new Text("Undangan", "Invitation"),
      new Text(
          "Perusahaan mengundang lewat registri: kontak alumni tidak pernah diberikan.",
          "The employer invites through the registry: it never has the graduate's contact data."),
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
  PLACEMENT(
      "alumni",
      "placement",
      "HTTP → AMQP 1.0",
      new Text("Usaha sendiri", "A business of one's own"),
      new Text(
          "Alumni melapor sendiri lewat jejaringnya; hanya registri asal yang menerimanya.",
          "The graduate reports through the network of alumni; the registry alone gets it."),
      "blk"),
  SURVEY(
      "alumni",
      "tracer-survey",
      "HTTP → AMQP 1.0",
      new Text("Survei enam bulan kemudian", "The survey six months later"),
      new Text(
          "Yang tidak menjawab tercatat tidak diketahui, bukan menganggur.",
          "Who does not answer is unknown, not unemployed."),
      "blk"),
  REPORT(
      "blk",
      "report",
      "AMQP 1.0 → SFTP, SMTP",
      new Text("Laporan bulanan", "The monthly report"),
      new Text(
          "Hanya jumlah, tanpa yang di bawah 5: dinas menerimanya sebagai lembar, KADIN dan HIPMI"
              + " sebagai surat elektronik tanpa data pribadi.",
          "Counts alone, none below 5: the agency gets them as a sheet, the chambers as a mail,"
              + " with nothing personal in it."),
      "pengantar-kerja",
      "disperindag",
      "kadin",
      "hipmi"),
  FILLED(
      "supra",
      "vacancy",
      "AMQP 1.0",
      new Text("Lowongan terisi", "The vacancy is filled"),
      new Text(
          "Perpres 57/2023 pasal 6 meminta laporan ini.",
          "Perpres 57/2023 article 6 asks for this."),
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
      case APPLICATION -> LaterPath.application(person);
      case COUNSELLING -> LaterPath.counselling(person, person, "PELATIHAN_WIRAUSAHA");
      case ENROLMENT -> LaterPath.enrolment(person);
      case APPRENTICESHIP -> LaterPath.proposal(person);
      case HOSTED -> LaterPath.hosted(person);
      case INVITATION -> LaterPath.invitation(person, 1);
      case PLACEMENT -> LaterPath.ownBusiness(person);
      case SURVEY -> LaterPath.answered(person);
      case ASSESSMENT -> Texts.assessment(person);
      case CERTIFICATION -> Texts.certificate(person, true);
      case CERTIFICATE_CHECK ->
          JsonNodeFactory.instance
              .objectNode()
              .put("certificateNo", "25920 7212 3 %07d 2026".formatted(person));
      case CONSTRUCTION_TEST -> LaterPath.constructionTest(person);
      case CONSTRUCTION_CERTIFICATE -> LaterPath.constructionCertificate(person);
      case JOB_ORDER -> LaterPath.jobOrder(person);
      case CHAMBER_VACANCY -> LaterPath.memberOfKadin(person);
      case ASSOCIATION_VACANCY -> LaterPath.memberOfHipmi(person);
      case REPORT -> LaterPath.monthly(person);
      case VACANCY -> Texts.vacancy(person, 10, 1);
      case REFERRAL -> Loans.referral(person);
      case FILLED -> Texts.vacancy(person, 20, 1).put("blk:status", "FILLED");
      default -> null;
    };
  }
}

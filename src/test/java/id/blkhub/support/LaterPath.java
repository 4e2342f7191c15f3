package id.blkhub.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the actors of a graduate's later path write, each in its own form. */
public final class LaterPath {
  private LaterPath() {}

  public static String certificateNo(int person) {
    return "25920 7212 3 %07d 2026".formatted(person);
  }

  public static String reportNo(int person) {
    return "SUPRA/HR/" + person;
  }

  public static ObjectNode hired(int person, int spokenOf) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("@context", "https://schema.org/").put("@type", "EmployeeRole");
    report.put("identifier", reportNo(person)).put("dateModified", "2026-06-01T09:00:00+07:00");
    ObjectNode employee = report.putObject("employee").put("@type", "Person");
    employee.put("name", Texts.name(spokenOf)).put("identifier", Texts.nik(spokenOf));
    employee
        .putObject("hasCredential")
        .put("@type", "EducationalOccupationalCredential")
        .put("identifier", certificateNo(person));
    report.putObject("worksFor").put("@type", "Organization").put("name", "PT Supra Contoh");
    return report.put("startDate", "2026-05-18");
  }

  public static String invitationNo(int person, int n) {
    return "UND/" + person + '/' + n;
  }

  public static ObjectNode invitation(int person, int n) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("@context", "https://schema.org/").put("@type", "InviteAction");
    said.put("identifier", invitationNo(person, n));
    said.putObject("agent")
        .put("@type", "Organization")
        .put("name", "PT Supra Contoh")
        .put("email", "rekrutmen@supra.example.org");
    ObjectNode recipient = said.putObject("recipient").put("@type", "Person");
    recipient.put("name", Texts.name(person));
    recipient
        .putObject("hasCredential")
        .put("@type", "EducationalOccupationalCredential")
        .put("identifier", certificateNo(person));
    said.putObject("object").put("@type", "JobPosting").put("title", "Juru Las");
    return said.put("startTime", "2026-05-04T09:00:00+07:00").put("endTime", "2026-05-18");
  }

  public static ObjectNode survey(int person) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("no_survei", "SV-" + person).put("versi", 1);
    said.put("no_sertifikat", certificateNo(person)).put("nama", Texts.name(person));
    return said.put("bulan_ke", 6).put("per_tanggal", "2026-10-31");
  }

  public static ObjectNode counselling(int person, int spokenOf, String outcome) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("no_konseling", "KSL-" + person).put("versi", 1);
    said.put("no_pendaftaran", Texts.enrolmentNo(person));
    said.put("nik", Texts.nik(spokenOf)).put("nama", Texts.name(spokenOf));
    return said.put("hasil", outcome).put("tanggal", "2026-01-08").put("modal_rupiah", 7_500_000);
  }

  public static ObjectNode proposal(int person) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("no_pemagangan", "MGG-" + person);
    said.put("no_pendaftaran", Texts.enrolmentNo(person));
    JsonNode trainee = Texts.enrolment(person, 1, false).get("peserta");
    said.putObject("peserta")
        .put("nik", Texts.nik(person))
        .put("nama_lengkap", Texts.name(person))
        .put("tanggal_lahir", trainee.path("tanggal_lahir").asText());
    said.putObject("perusahaan").put("nama", "PT PAL Contoh").put("nib", "9120007777777");
    said.put("program", "Pengelasan kapal").put("tanggal_mulai", "2026-07-01");
    said.put("tanggal_selesai", "2026-12-31").put("uang_saku_rupiah", 2_000_000);
    return said.put("no_perjanjian", "PM-" + person).put("status", "DIUSULKAN");
  }

  public static ObjectNode ownBusiness(int person) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("no_laporan", "ALUMNI-2026-" + person).put("versi", 1);
    report.put("no_sertifikat", certificateNo(person)).put("nama", Texts.name(person));
    report.put("keadaan", "USAHA_SENDIRI").put("per_tanggal", "2026-07-01");
    report.putObject("usaha").put("nama", "Bengkel Uji");
    return report;
  }

  public static ObjectNode vacancy(int number, int minute, String place, String trade) {
    ObjectNode notice = Texts.vacancy(number, minute, 2);
    ((ObjectNode) notice.at("/jobLocation/address")).put("addressLocality", place);
    notice.putArray("relevantOccupation").addObject().put("@type", "Occupation").put("name", trade);
    return notice;
  }

  /** Whoever has applied and speaks with a counsellor next. */
  public static ObjectNode application(int person) {
    ObjectNode applied = Texts.enrolment(person, 1, false).put("status", "DAFTAR");
    applied.remove("konseling");
    return applied;
  }

  /** A trainee who starts a business, has a disability, and consents to all there is. */
  public static ObjectNode enrolment(int person) {
    ObjectNode enrolment = Loans.enrolment(person, 2);
    ObjectNode disability = ((ObjectNode) enrolment.get("peserta")).putObject("disabilitas");
    disability.putArray("ragam").add("rungu");
    disability.putArray("akomodasi").add("juru bahasa isyarat");
    for (String purpose : List.of("survei", "luar-negeri", "layanan-disabilitas")) {
      ObjectNode given = enrolment.withArray("persetujuan").addObject();
      given.put("id", "PS-" + purpose).put("tujuan", purpose).put("tanggal", "2026-01-05");
    }
    return enrolment;
  }

  /** The shipyard's answer to {@link #proposal}. */
  public static ObjectNode hosted(int person) {
    JsonNode proposed = proposal(person);
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("no_pemagangan", proposed.path("no_pemagangan").asText()).put("versi", 1);
    said.put("no_pendaftaran", Texts.enrolmentNo(person)).put("nama", Texts.name(person));
    said.set("tanggal_lahir", proposed.at("/peserta/tanggal_lahir"));
    said.put("program", "Pengelasan kapal").put("mulai", "2026-07-01");
    said.put("selesai", "2026-12-31").put("uang_saku_rupiah", 2_000_000);
    return said.put("no_perjanjian", "PM-" + person).put("status", "DITERIMA");
  }

  public static ObjectNode answered(int person) {
    ObjectNode said = survey(person).put("keadaan", "USAHA_SENDIRI");
    said.putObject("jawaban").put("sesuai_kejuruan", true).put("manfaat", 4);
    return said;
  }

  /** A second test, with the body for construction. */
  public static ObjectNode constructionTest(int person) {
    return Texts.assessment(
            person, Texts.enrolmentNo(person), "BNSP-LSP-1423-ID", "SKK-BGN-2024-11")
        .put("no_registrasi_uji", "KON-2026-" + person);
  }

  public static ObjectNode constructionCertificate(int person) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("nomor_peserta", "KON-2026-" + person);
    said.put("nik", Texts.nik(person)).put("nama", Texts.name(person));
    said.put("kode_skema", "SKK-BGN-2024-11").put("keputusan", "KOMPETEN");
    said.put("tgl_keputusan", "20-04-2026").put("tgl_srtf", "24-04-2026");
    said.putArray("unit").addObject().put("kode", "C.24LAS01.001.1").put("hasil", "KOMPETEN");
    said.put("nomor_sertifikat", "43303.7212.3.%08d.2026".formatted(person));
    return said.put("nomor_reg", "KON.1423.%05d.2026".formatted(person));
  }

  /** A job order of the agent for Taiwan, as one row of its sheet. */
  public static ObjectNode jobOrder(int number) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("job_order_no", "TW-" + number).put("employer", "Example Precision Co., Ltd.");
    said.put("business_no", "12345675").put("position", "Welder").put("workers", "2");
    said.put("country", "TW").put("wage_min", "NT$ 28,590").put("currency", "TWD");
    return said.put("valid_until", "2035/12/31").put("trade", "welding");
  }

  /** One row of a chamber's sheet. */
  public static ObjectNode memberOfKadin(int number) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("kode_lowongan", "KADIN-" + number).put("nama_perusahaan", "PT Anggota Contoh");
    said.put("nib", "9120001234567").put("posisi", "Penjahit").put("jumlah_lowongan", "2");
    return said.put("lokasi", "Pasar Kemis").put("berlaku_sampai", "31/12/2035");
  }

  /** One row of the young entrepreneurs' sheet. */
  public static ObjectNode memberOfHipmi(int number) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("kode_lowongan", "HIPMI-" + number).put("nama_usaha", "CV Usaha Muda Contoh");
    said.put("nib", "9120001234570").put("jabatan", "Barista").put("orang", "1");
    return said.put("lokasi", "Kabupaten Malang").put("sampai", "31/12/2035");
  }

  /** The counts of a month, said anew as each trainee ends. */
  public static ObjectNode monthly(int version) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("id_lembaga", "6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01").put("bulan", "2026-09");
    ObjectNode row = said.put("versi", version).putArray("baris").addObject();
    row.put("kejuruan", "las").put("wilayah", "3507").put("mendaftar", 16).put("bersertifikat", 12);
    return said;
  }
}

package id.blkhub.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Messages as partners write them, about invented people: the number makes each person, and each
 * number of a path, unlike any other.
 */
public final class Texts {
  /** The licence whose assessments the simulated certification body takes. */
  public static final String LSP = "BNSP-LSP-0383-ID";

  public static final String OTHER_LSP = "BNSP-LSP-0999-ID";

  private Texts() {}

  public static String nik(int person) {
    return "350724%02d%02d03%04d"
        .formatted(1 + person % 28, 1 + person / 28 % 12, 1 + person % 9_000);
  }

  /** A name no schema, log or table contains by chance. */
  public static String name(int person) {
    return "Wulandari Uji-" + person;
  }

  public static String enrolmentNo(int person) {
    return "ENR-2026-%06d".formatted(person);
  }

  public static String registrationNo(int person) {
    return "UJI-2026-%06d".formatted(person);
  }

  /** Welding, with or without the consent by which employers may see the person. */
  public static ObjectNode enrolment(int person, int version, boolean consent) {
    ObjectNode message = object();
    message.put("no_pendaftaran", enrolmentNo(person)).put("versi", version);
    message.put("id_lembaga", "6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01");
    message.set("peserta", participant(person));
    message.put("kode_program", "PBK-LAS-3G").put("kejuruan", "las").put("angkatan", "2026-I");
    message.put("status", "MENGIKUTI").put("sumber_dana", "APBD");
    message.putObject("konseling").put("hasil", "PELATIHAN").put("tanggal", "2026-01-05");
    if (consent) {
      ObjectNode given = message.putArray("persetujuan").addObject();
      given.put("id", "PS-1").put("tujuan", "penempatan").put("tanggal", "2026-01-05");
      given.putArray("penerima").add("supra");
    }
    return message;
  }

  private static ObjectNode participant(int person) {
    ObjectNode participant = object();
    participant.put("nik", nik(person)).put("nama_lengkap", name(person));
    participant.put("jenis_kelamin", "L").put("tempat_lahir", "Malang");
    participant.put(
        "tanggal_lahir", "2003-%02d-%02d".formatted(1 + person / 28 % 12, 1 + person % 28));
    return participant;
  }

  public static ObjectNode assessment(int person, String enrolmentNo, String lsp, String scheme) {
    ObjectNode message = object();
    message.put("no_registrasi_uji", registrationNo(person)).put("versi", 1);
    message.put("no_pendaftaran", enrolmentNo);
    message.set("peserta", participant(person));
    message.put("lisensi_lsp", lsp).put("kode_skema", scheme).put("kode_tuk", "TUK-3507-001");
    message.put("tanggal_uji", "2026-04-08");
    message.putArray("unit_kompetensi").add("C.24LAS01.001.1");
    return message;
  }

  public static ObjectNode assessment(int person) {
    return assessment(person, enrolmentNo(person), LSP, "SKM-LAS-2024-01");
  }

  public static ObjectNode certificate(int person, boolean competent) {
    ObjectNode message = object();
    message.put("nomor_peserta", registrationNo(person)).put("revisi", 1);
    message.put("nik_peserta", nik(person)).put("nama", name(person));
    message.put("kode_skema", "SKM-LAS-2024-01").put("keputusan", competent ? "K" : "BK");
    message.put("tgl_keputusan", "08-04-2026");
    ArrayNode units = message.putArray("unit");
    units.addObject().put("kode_unit", "C.24LAS01.001.1").put("hasil", competent ? "K" : "BK");
    if (competent) {
      message.put("nomor_sertifikat", "25920.7212.3.%07d.2026".formatted(person));
      message.put("nomor_reg", "LAS.383.%05d.2026".formatted(person));
      message.put("tgl_srtf", "15-04-2026").put("tgl_srtf_end", "15-04-2029");
      message.put("nomor_blanko", "A %07d".formatted(person));
    }
    return message;
  }

  /**
   * @param minute the later, the newer is this state of the notice
   */
  public static ObjectNode vacancy(int number, int minute, int openings) {
    ObjectNode message = object();
    message.put("@context", "https://schema.org/").put("@type", "JobPosting");
    ObjectNode identifier = message.putObject("identifier");
    identifier.put("@type", "PropertyValue").put("value", vacancyId(number));
    message.put("dateModified", "2026-01-28T15:%02d:00+07:00".formatted(minute));
    message.put("title", "Juru Las");
    ObjectNode employer = message.putObject("hiringOrganization");
    employer.put("@type", "Organization").put("name", "PT Supra Contoh");
    employer
        .putObject("identifier")
        .put("@type", "PropertyValue")
        .put("propertyID", "NIB")
        .put("value", "9120001234567");
    ObjectNode place = message.putObject("jobLocation").put("@type", "Place");
    place
        .putObject("address")
        .put("@type", "PostalAddress")
        .put("addressLocality", "Pasar Kemis")
        .put("addressCountry", "ID");
    message.put("totalJobOpenings", openings).put("validThrough", "2035-12-31");
    return message;
  }

  public static String vacancyId(int number) {
    return "SUPRA-2026-" + number;
  }

  /** An enrolment whose contract is broken in these ten places. */
  public static ObjectNode brokenInTenPlaces(int person) {
    ObjectNode message = enrolment(person, 1, false);
    message.put("no_pendaftaran", "tidak sah").put("versi", 0).put("id_lembaga", "bukan-uuid");
    ((ObjectNode) message.get("peserta")).put("nik", "123").put("jenis_kelamin", "X");
    message.put("kode_program", 7).put("kejuruan", "sihir").put("status", "HILANG");
    message.remove("angkatan");
    message.put("rahasia", true);
    return message;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

package id.blkhub.flow;

import java.util.Locale;

/** What the partners write to the hub in these tests, each in its own format. */
public final class Letters {
  private Letters() {}

  public static String enrolmentNo(int n) {
    return "ENR-T-%06d".formatted(n);
  }

  public static String registrationNo(int n) {
    return "UJI-T-%06d".formatted(n);
  }

  public static String vacancyId(int n) {
    return "SUPRA-T-%06d".formatted(n);
  }

  /** A welding trainee who agreed that supra may see the certificate. */
  public static String enrolment(int n) {
    return enrolment(n, 1, null);
  }

  /**
   * @param withdrawnOn when the consent ended; null while it holds
   */
  public static String enrolment(int n, int version, String withdrawnOn) {
    return """
        {"no_pendaftaran": "%s", "versi": %d, "id_lembaga": "6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01",
         "peserta": %s,
         "kode_program": "PBK-LAS-3G", "kejuruan": "las", "angkatan": "2026-I", "status": "MENGIKUTI",
         "sumber_dana": "APBD", "konseling": {"hasil": "PELATIHAN", "tanggal": "2026-01-05"},
         "persetujuan": [{"id": "PS-1", "tujuan": "penempatan", "penerima": ["supra"],
                          "tanggal": "2026-01-05"%s}]}
        """
        .formatted(
            enrolmentNo(n),
            version,
            person(n),
            withdrawnOn == null ? "" : ", \"tanggal_cabut\": \"" + withdrawnOn + '"');
  }

  public static String assessment(int n) {
    return assessment(n, n, "2026-04-08");
  }

  /**
   * @param enrolment whose registration it is
   * @param day everyone tested on one day shares one schedule of the certification body
   */
  public static String assessment(int n, int enrolment, String day) {
    return """
        {"no_registrasi_uji": "%s", "no_pendaftaran": "%s", "peserta": %s,
         "lisensi_lsp": "BNSP-LSP-0383-ID", "kode_skema": "SKM-LAS-2024-01", "kode_tuk": "TUK-3507-001",
         "tanggal_uji": "%s", "unit_kompetensi": ["C.24LAS01.001.1"], "jenjang_kkni": 3}
        """
        .formatted(registrationNo(n), enrolmentNo(enrolment), person(enrolment), day);
  }

  /** Competent, with a certificate. */
  public static String certification(int n) {
    return certification(n, n);
  }

  public static String certification(int n, int enrolment) {
    return """
        {"nomor_peserta": "%s", "revisi": 1, "nik_peserta": "%s", "nama": "%s",
         "kode_skema": "SKM-LAS-2024-01", "keputusan": "K", "tgl_keputusan": "08-04-2026",
         "unit": [{"kode_unit": "C.24LAS01.001.1", "hasil": "K"}],
         "nomor_sertifikat": "25920.7212.3.%07d.2026", "nomor_reg": "LAS.383.%05d.2026",
         "tgl_srtf": "15-04-2026", "tgl_srtf_end": "15-04-2029", "nomor_blanko": "A 1234567",
         "no_asesor": "MET.000.001234 2019", "banding": 0}
        """
        .formatted(registrationNo(n), nik(enrolment), name(enrolment), n, n % 100_000);
  }

  public static String vacancy(int n) {
    return """
        {"@context": "https://schema.org/", "@type": "JobPosting",
         "identifier": {"@type": "PropertyValue", "value": "%s"},
         "dateModified": "2026-02-10T09:30:00+07:00", "title": "Juru Las",
         "hiringOrganization": {"@type": "Organization", "name": "PT Supra Contoh",
           "identifier": {"@type": "PropertyValue", "propertyID": "NIB", "value": "9120001234567"}},
         "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress",
           "addressLocality": "Gresik", "addressCountry": "ID"}},
         "totalJobOpenings": 2, "validThrough": "2027-03-31", "employmentType": "FULL_TIME",
         "blk:status": "OPEN"}
        """
        .formatted(vacancyId(n));
  }

  private static String person(int n) {
    return """
        {"id_peserta": "P-%06d", "nik": "%s", "nama_lengkap": "%s", "jenis_kelamin": "L",
         "tanggal_lahir": "1999-01-12"}\
        """
        .formatted(n, nik(n), name(n));
  }

  public static String nik(int n) {
    return String.format(Locale.ROOT, "360312120199%04d", 1 + n % 9_998);
  }

  private static String name(int n) {
    return "Contoh Peserta " + n;
  }
}

package id.blkhub.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Enrolments of about the size asked for, each about a person and a number of its own. */
final class Bodies {
  private static final Map<Integer, Lists> LISTS = new ConcurrentHashMap<>();

  private record Lists(String units, String consents) {}

  private Bodies() {}

  static String number(int n) {
    return "ENR-B-%08d".formatted(n);
  }

  /**
   * @param bytes about how many; at least 1,000 and at most 10,500
   */
  static String enrolment(int n, int bytes) {
    Lists lists = LISTS.computeIfAbsent(bytes, Bodies::lists);
    return text(n, lists.units, lists.consents);
  }

  /** Units and consents do not depend on the person. */
  private static Lists lists(int bytes) {
    StringBuilder units = new StringBuilder("\"C.24LAS01.001.1\"");
    StringBuilder consents = new StringBuilder(consent(1));
    for (int i = 2; i <= 200 && text(0, units, consents).length() < bytes; i++) {
      units.append(", \"C.24LAS01.%03d.1\"".formatted(i));
      if (i % 10 == 0) {
        consents.append(", ").append(consent(i));
      }
    }
    return new Lists(units.toString(), consents.toString());
  }

  private static String consent(int i) {
    StringBuilder recipients = new StringBuilder("\"supra\"");
    for (int r = 0; i > 1 && r < 8; r++) {
      recipients.append(", \"perusahaan-mitra-contoh-%d\"".formatted(r));
    }
    return "{\"id\": \"PS-%d\", \"tujuan\": \"penempatan\", \"penerima\": [%s], \"tanggal\": \"2026-01-05\"}"
        .formatted(i, recipients);
  }

  private static String text(int n, CharSequence units, CharSequence consents) {
    return """
        {"no_pendaftaran": "%s", "versi": 1, "id_lembaga": "6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01",
         "peserta": {"id_peserta": "P-%08d", "nik": "360312120199%04d", "nama_lengkap": "Contoh Peserta %d",
           "jenis_kelamin": "L", "tempat_lahir": "Gresik", "tanggal_lahir": "1999-01-12",
           "alamat": {"jalan": "Jalan Contoh Raya Nomor %d", "kode_wilayah": "35.25.14.1001", "kode_pos": "61121"},
           "telepon": "081234567890", "email": "peserta%d@contoh.example", "pendidikan": "SMK"},
         "kode_program": "PBK-LAS-3G", "kejuruan": "las", "angkatan": "2026-I", "status": "MENGIKUTI",
         "sumber_dana": "APBD", "konseling": {"hasil": "PELATIHAN", "tanggal": "2026-01-05"},
         "unit_kompetensi": [%s], "persetujuan": [%s]}
        """
        .formatted(number(n), n, 1 + n % 9_998, n, n % 500, n, units, consents);
  }
}

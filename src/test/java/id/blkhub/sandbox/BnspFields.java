package id.blkhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The fields one request of the certification body may have. Names and marked types are from public
 * client code; which fields are required, and that an id without a known type may be number or
 * text, is an assumption; so is that diploma fields may be empty, and that a date of birth may be
 * unknown, as an unknown diploma date is "0000-00-00" in that code.
 */
final class BnspFields {
  private static final Type INT = new Type("bilangan bulat", JsonNode::isIntegralNumber);
  private static final Type TEXT = new Type("teks", JsonNode::isTextual);
  private static final Type FILLED =
      new Type("teks yang terisi", v -> v.isTextual() && !v.asText().isBlank());
  private static final Type ID =
      new Type("nomor atau kode", v -> v.isIntegralNumber() || FILLED.fits.test(v));
  private static final Type ID_OR_NONE =
      new Type("nomor, kode atau kosong", v -> v.isIntegralNumber() || v.isTextual());
  private static final Type DATE = new Type("tanggal yyyy-MM-dd", v -> v.isTextual() && date(v));
  private static final Type DATE_OR_ZERO =
      new Type("tanggal yyyy-MM-dd", v -> v.isTextual() && (zero(v) || date(v)));
  private static final Type NIK = new Type("16 angka", v -> matches(v, "\\d{16}"));
  private static final Type YEAR =
      new Type("tahun", v -> (v.isInt() || v.isTextual()) && v.asText().matches("|(19|20)\\d\\d"));
  private static final Type INTS =
      new Type(
          "daftar bilangan bulat",
          v -> {
            boolean ints = v.isArray();
            for (JsonNode element : v) {
              ints &= element.isIntegralNumber();
            }
            return ints;
          });

  static final BnspFields SCHEDULE =
      new BnspFields(
              Set.of(
                  "tuk_id",
                  "jenis_jadwal",
                  "jenis_anggaran",
                  "nama_jadwal",
                  "tanggal_mulai",
                  "tanggal_selesai"))
          .with(INT, "tuk_id", "jenis_jadwal", "jenis_anggaran")
          .with(FILLED, "nama_jadwal")
          .with(ID, "klasifikasi_id", "subklasifikasi_id")
          .with(DATE, "tanggal_mulai", "tanggal_selesai")
          .with(TEXT, "keterangan")
          .with(INTS, "jabker_id");

  static final BnspFields PARTICIPANT =
      new BnspFields(Set.of("jadwal_id", "tuk_id", "nik", "nama", "tanggal_lahir", "skema_id"))
          .with(INT, "jadwal_id", "tuk_id", "negara_id", "pekerjaan")
          .with(oneOf(0, 1), "is_fg")
          .with(oneOf(1, 2), "jenis_kelamin")
          .with(NIK, "nik")
          .with(FILLED, "nama")
          .with(DATE_OR_ZERO, "tanggal_lahir", "tanggal_ijazah")
          .with(YEAR, "tahun_lulus")
          .with(ID_OR_NONE, "prodi")
          .with(ID, "asesor_id", "kota_id", "provinsi_id", "jenis_mohon", "skema_id", "jenjang_id")
          .with(ID, "kota_sekolah", "prov_sekolah", "negara_sekolah")
          .with(TEXT, "nib", "tempat_lahir", "alamat", "telepon", "email", "keterangan")
          .with(TEXT, "no_ijasah", "nama_sekolah", "instansi_pekerjaan", "jabatan_pekerjaan")
          .with(TEXT, "file_foto", "file_ktp", "file_nib", "file_ijazah");

  private final Set<String> required;
  private final Map<String, Type> types = new TreeMap<>();

  private BnspFields(Set<String> required) {
    this.required = required;
  }

  private BnspFields with(Type type, String... names) {
    for (String name : names) {
      types.put(name, type);
    }
    return this;
  }

  private record Type(String name, Predicate<JsonNode> fits) {}

  private static Type oneOf(int first, int second) {
    return new Type(
        first + " atau " + second,
        v -> v.isIntegralNumber() && (v.asInt() == first || v.asInt() == second));
  }

  private static boolean matches(JsonNode value, String pattern) {
    return value.isTextual() && value.asText().matches(pattern);
  }

  private static boolean zero(JsonNode value) {
    return value.asText().equals("0000-00-00");
  }

  private static boolean date(JsonNode value) {
    try {
      return LocalDate.parse(value.asText()).toString().equals(value.asText());
    } catch (DateTimeParseException noDate) {
      return false;
    }
  }

  /** Everything that is wrong, field by field, without the values. */
  List<String> check(JsonNode request) {
    List<String> problems = new ArrayList<>();
    for (String name : required) {
      if (!request.has(name)) {
        problems.add(name + " wajib diisi");
      }
    }
    for (Iterator<Map.Entry<String, JsonNode>> it = request.fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> field = it.next();
      Type type = types.get(field.getKey());
      if (type == null) {
        problems.add(field.getKey() + " tidak dikenal");
      } else if (!type.fits().test(field.getValue())) {
        problems.add(field.getKey() + " harus " + type.name());
      }
    }
    return problems;
  }
}

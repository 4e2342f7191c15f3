package id.blkhub.rehearsal;

import static id.blkhub.declaration.ValueType.text;

import id.blkhub.declaration.ValueType.Scalar;
import java.util.List;

/** What may stand as a value in a scenario. */
final class ScenarioTypes {
  static final Scalar TEXT = text("teks", "a text");
  static final Scalar NAME =
      text(
              "nama dari huruf kecil, angka dan tanda hubung",
              "a name of lower-case letters, digits and hyphens")
          .with("pattern", "^[a-z][a-z0-9-]*$")
          .named("name");
  static final Scalar CALL =
      text("metode dan jalur, tanpa alamat mitra", "method and path, without the partner's address")
          .with("pattern", "^(POST|PUT|PATCH) /\\S*$")
          .with("examples", List.of("POST /jadwal"))
          .named("call");
  static final Scalar CODE =
      text("kode hub", "a code of the hub").with("pattern", "^HUB-[A-Z]\\d{3}$");
  static final Scalar OBJECT =
      text("sebuah objek", "an object").with("type", "object").with("additionalProperties", true);
  static final Scalar ANY_JSON =
      text("JSON, atau teks yang dikirim apa adanya", "JSON, or a text that is sent as it is")
          .with("type", List.of("object", "array", "string"));
  static final Scalar MOMENT =
      text("waktu dengan selisih zonanya", "a time with the offset of its zone")
          .with("pattern", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})$");
  static final Scalar LAPSE =
      text("angka dan s, m, h atau d", "a number and s, m, h or d")
          .with("pattern", "^[1-9]\\d{0,6}[smhd]$");
  static final Scalar SECONDS =
      text("teks dari angka", "a text of digits").with("pattern", "^\\d{1,6}$");

  private ScenarioTypes() {}
}

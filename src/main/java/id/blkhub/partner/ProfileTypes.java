package id.blkhub.partner;

import static id.blkhub.declaration.ValueType.choice;
import static id.blkhub.declaration.ValueType.text;
import static id.blkhub.declaration.ValueType.whole;

import id.blkhub.declaration.ValueType.Choice;
import id.blkhub.declaration.ValueType.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What may stand as a value in partner.yaml. */
final class ProfileTypes {
  static final Scalar NAME =
      text(
              "nama dari huruf kecil, angka dan tanda hubung",
              "a name of lower-case letters, digits and hyphens")
          .with("pattern", "^[a-z][a-z0-9-]{0,62}$")
          .named("name");
  static final Scalar TEXT =
      text("teks yang tidak kosong", "a text that is not blank")
          .with("pattern", "\\S")
          .named("text");
  static final Scalar DURATION =
      text("angka dan s, m, h atau d", "a number and s, m, h or d")
          .with("pattern", "^0{0,5}[1-9]\\d{0,5}[smhd]$")
          .with("examples", List.of("14d", "24h"))
          .named("duration");
  static final Scalar SIZE =
      text("angka dan B, KiB, MiB atau GiB", "a number and B, KiB, MiB or GiB")
          .with("pattern", "^0{0,11}[1-9]\\d{0,11}(B|KiB|MiB|GiB)$")
          .with("examples", List.of("1MiB"))
          .named("size");
  static final Scalar POINTER =
      text(
              "JSON Pointer ke satu kolom bentuk kanonis",
              "a JSON Pointer to a field of the canonical form")
          .with("pattern", "^(/[A-Za-z0-9_.-]+)+$")
          .with("examples", List.of("/person/fullName"))
          .named("pointer");

  /** The key is the field itself, so that it is no declared key. */
  static final Scalar MASKED =
      text(
              "kolom yang nilainya disamarkan: {/person/nik: mask}",
              "a field whose value is masked: {/person/nik: mask}")
          .with("type", "object")
          .with("minProperties", 1)
          .with("maxProperties", 1)
          .with("additionalProperties", Map.of("const", "mask"))
          .named("masked");

  static final Scalar VERSION = whole(1, 1_000_000);

  private ProfileTypes() {}

  static Choice words(Enum<?>[] constants) {
    return choice(Arrays.stream(constants).map(ProfileValues::written).toArray(String[]::new));
  }
}

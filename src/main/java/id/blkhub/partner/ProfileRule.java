package id.blkhub.partner;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What a profile or an account can get wrong: each code once, beside its text. */
enum ProfileRule implements ProblemCode {
  UNREADABLE(
      "HUB-P001", "berkas tidak dapat dibaca sebagai YAML: %s", "cannot be read as YAML: %s"),
  UNKNOWN_KEY("HUB-P002", "kunci \"%s\" tidak dikenal%s", "unknown key \"%s\"%s"),
  MISSING_KEY("HUB-P003", "kunci \"%s\" wajib diisi", "key \"%s\" is required"),
  WRONG_SHAPE("HUB-P004", "\"%s\" harus berupa %s", "\"%s\" must be %s"),
  ID_NOT_FOLDER(
      "HUB-P005",
      "id \"%s\" harus sama dengan nama foldernya, \"%s\"",
      "id \"%s\" must equal the name of its folder, \"%s\""),
  NOT_A_NAME(
      "HUB-P006",
      "\"%s\" bukan nama yang sah: huruf kecil, angka dan tanda hubung, diawali huruf",
      "\"%s\" is not a name: lower-case letters, digits and hyphens, starting with a letter"),
  NOT_A_CHOICE(
      "HUB-P007",
      "\"%s\" tidak dikenal untuk \"%s\"; pilihannya: %s%s",
      "\"%s\" is not known for \"%s\"; choose from: %s%s"),
  NOT_A_DURATION(
      "HUB-P008",
      "\"%s\" bukan lama waktu; tulis angka dan satuan s, m, h atau d, misalnya 14d",
      "\"%s\" is not a duration; write a number and s, m, h or d, for example 14d"),
  NOT_A_SIZE(
      "HUB-P009",
      "\"%s\" bukan ukuran yang sah; tulis angka dan satuan B, KiB, MiB atau GiB, paling besar %s",
      "\"%s\" is not a valid size; write a number and B, KiB, MiB or GiB, at most %s"),
  NOT_A_NUMBER(
      "HUB-P010",
      "\"%s\" bukan bilangan bulat dari %s sampai %s",
      "\"%s\" is not a whole number from %s to %s"),
  NOT_A_DATE(
      "HUB-P011",
      "\"%s\" bukan tanggal; tulis tahun-bulan-hari, misalnya 2027-12-31",
      "\"%s\" is not a date; write year-month-day, for example 2027-12-31"),
  NOT_A_POINTER(
      "HUB-P012",
      "\"%s\" bukan JSON Pointer ke satu kolom; misalnya /person/nik",
      "\"%s\" is not a JSON Pointer to a field; for example /person/nik"),
  TWICE("HUB-P013", "\"%s\" tertulis dua kali", "\"%s\" is written twice"),
  EMPTY("HUB-P014", "\"%s\" tidak boleh kosong", "\"%s\" must not be empty"),
  FIELDS_OVERLAP(
      "HUB-P015",
      "\"%s\" sudah termasuk dalam \"%s\"; sebutkan setiap kolom satu per satu",
      "\"%s\" already lies within \"%s\"; name each field by itself"),
  NO_CONSENT_PURPOSE(
      "HUB-P070",
      "\"basis: consent\" memerlukan \"consent: {purpose: …}\" dengan sebuah kode dari"
          + " mappings/reference/purposes.csv; hub memeriksa persetujuannya sendiri",
      "\"basis: consent\" needs \"consent: {purpose: …}\" with a code of"
          + " mappings/reference/purposes.csv; the hub itself asks for the consent"),
  ACCOUNT_WITHOUT_PARTNER(
      "HUB-P020",
      "akun \"%s\" tidak punya mitra: tidak ada routes/%s/partner.yaml yang berlaku%s",
      "account \"%s\" has no partner: there is no sound routes/%s/partner.yaml%s"),
  ACCOUNT_NOT_A_HASH(
      "HUB-P021",
      "akun \"%s\": setiap nilai harus SHA-256 dari rahasianya, 64 digit heksadesimal",
      "account \"%s\": each value must be the SHA-256 of its secret, 64 hexadecimal digits");

  private final CodedText declared;

  ProfileRule(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}

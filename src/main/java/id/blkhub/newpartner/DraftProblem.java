package id.blkhub.newpartner;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Why the files of a new partner cannot be written. */
enum DraftProblem implements ProblemCode {
  NO_ID(
      "HUB-S016",
      "\"%s\" bukan id: huruf kecil, angka, dan tanda hubung, diawali huruf, paling banyak 63",
      "\"%s\" is no id: lower-case letters, digits and hyphens, a letter first, at most 63"),
  OWN_FOLDER(
      NO_ID,
      "\"%s\" adalah folder milik hub sendiri; gunakan id lain",
      "\"%s\" is a folder of the hub's own; take another id"),
  THERE_ALREADY(
      NO_ID, "%s sudah ada; tidak ada yang ditulis", "%s is there already; nothing was written"),
  NO_KEY(
      NO_ID,
      "%s bukan bidang dengan satu nilai dalam setiap contoh%s; yang ada: %s",
      "%s is no field with one value in every sample%s; there are %s"),
  NO_VERSION(
      NO_ID,
      "%s bukan bilangan bulat dalam setiap contoh",
      "%s is not a whole number in every sample"),
  NO_SUCH_PARTNER(
      NO_ID,
      "tidak ada mitra \"%s\" yang profilnya sah%s; yang ada: %s",
      "there is no partner \"%s\" with a sound profile%s; there are %s"),
  KIND_ALREADY(
      NO_ID,
      "\"%s\" sudah ada dalam %s di %s; tidak ada yang ditulis",
      "\"%s\" is already in %s of %s; nothing was written"),
  ONE_LINE(
      NO_ID,
      "%s:%s: tulis receives sebagai daftar, setiap jenis pada baris sendiri",
      "%s:%s: write receives as a list, each kind on lines of its own"),
  NO_KIND(
      NO_ID, "tidak ada jenis \"%s\"%s; yang ada: %s", "there is no kind \"%s\"%s; there are %s"),
  NO_BASIS(
      NO_ID,
      "\"%s\" bukan dasar pemrosesan%s; yang ada: %s",
      "\"%s\" is no lawful basis%s; there are %s"),
  NO_PURPOSE(
      NO_ID,
      "\"%s\" bukan tujuan persetujuan dari mappings/reference/purposes.csv%s; yang ada: %s",
      "\"%s\" is no purpose of mappings/reference/purposes.csv%s; there are %s"),
  NO_DATE(
      NO_ID,
      "\"%s\" bukan tanggal; tulis tahun-bulan-hari, misalnya 2027-12-31",
      "\"%s\" is not a date; write year-month-day, for example 2027-12-31"),
  NO_FIELD(
      NO_ID,
      "bentuk kanonis \"%s\" tidak punya bidang %s%s",
      "the canonical form of \"%s\" has no field %s%s"),
  NO_FACT(
      NO_ID,
      "hub tidak mengingat \"%s\" dari sebuah kasus%s; yang ada: %s",
      "the hub remembers no \"%s\" of a case%s; there are %s"),
  FACT_MASKED(
      NO_ID,
      "%s diberikan apa adanya atau tidak sama sekali, tanpa :mask",
      "%s is granted as it is or not at all, without :mask"),
  NO_FILE(NO_ID, "tidak ada berkas %s", "there is no file %s"),
  TOO_LARGE(
      NO_ID,
      "%s lebih besar dari %s MiB; sebuah contoh adalah satu pesan",
      "%s is larger than %s MiB; a sample is one message"),
  NO_JSON(NO_ID, "%s: %s", "%s: %s"),
  NO_RECORD(
      NO_ID,
      "%s tidak berisi satu pun baris atau objek yang dapat dipakai",
      "%s has no row or object that could be used"),
  NO_TRANSPORT(
      NO_ID, "tidak ada cara \"%s\"%s; yang ada: %s", "there is no way \"%s\"%s; there are %s"),
  NO_LOGIN(
      NO_ID,
      "tidak ada jenis login \"%s\"%s; yang ada: %s",
      "there is no type of login \"%s\"%s; there are %s"),
  NO_FORMAT(
      NO_ID,
      "tidak ada bentuk \"%s\" untuk cara ini%s; yang ada: %s",
      "this way has no format \"%s\"%s; there are %s"),
  NO_POINTER(
      NO_ID,
      "--%s adalah JSON Pointer seperti /data, bukan \"%s\"",
      "--%s is a JSON Pointer such as /data, not \"%s\""),
  TWO_WAYS(
      NO_ID,
      "\"%s\" dan \"%s\" adalah dua cara untuk arah yang sama; sebutkan satu dalam %s",
      "\"%s\" and \"%s\" are two ways for the same direction; name one of them in %s"),
  WAY_UNUSED(
      NO_ID,
      "cara \"%s\" tidak dipakai; tambahkan --%s <jenis>, atau hilangkan cara itu",
      "nothing goes the way \"%s\"; add --%s <kind>, or leave the way out"),
  NOT_WITH_WAY(NO_ID, "--%s hanya berlaku untuk --transport %s", "--%s is for --transport %s only"),
  NO_CONTRACT(
      NO_ID,
      "dari contoh ini tidak dapat dibuat kontrak: %s",
      "no contract can be drafted from this sample: %s"),
  PROFILE(NO_ID, "profilnya tidak sah: %s", "its profile would be unsound: %s");

  private final CodedText declared;

  DraftProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  DraftProblem(DraftProblem same, String indonesian, String english) {
    this(same.code(), indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}

package id.blkhub.contract;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What can be wrong with a body, with a document by its contract, and with a contract itself. */
public enum ContractProblem implements ProblemCode {
  EMPTY(
      "HUB-C001",
      "Pesan kosong. Kirim satu objek JSON.",
      "The message is empty. Send one JSON object."),
  NOT_UTF8(
      "HUB-C002",
      "Byte ke-%s bukan UTF-8. Kirim isi pesan dalam UTF-8.",
      "Byte %s is not UTF-8. Send the body in UTF-8."),
  BYTE_ORDER_MARK(
      "HUB-C003",
      "Isi pesan dimulai sebagai %s. Kirim UTF-8 tanpa BOM.",
      "The body starts as %s. Send UTF-8 without a byte order mark."),
  XML(
      "HUB-C004",
      "Isi pesan tampak seperti XML atau HTML. Kirim JSON.",
      "The body looks like XML or HTML. Send JSON."),
  MALFORMED(
      "HUB-C005", "Isi pesan bukan JSON yang sah di %s.", "The body is not valid JSON at %s."),
  DUPLICATE_KEY(
      "HUB-C006",
      "Nama ini muncul dua kali dalam objek yang sama.",
      "This name appears twice in the same object."),
  TOO_DEEP(
      "HUB-C007",
      "Pesan bertingkat lebih dari %s. Ratakan susunannya.",
      "The message is nested more than %s deep. Flatten it."),
  NUMBER_TOO_LONG(
      "HUB-C008",
      "Bilangan terlalu panjang: paling banyak %s angka di depan dan di belakang koma, tanpa"
          + " pangkat.",
      "The number is too long: at most %s digits before and behind the point, written without"
          + " exponent."),
  TEXT_TOO_LONG(
      "HUB-C009",
      "Teks lebih dari %s atau nama lebih dari %s karakter.",
      "A text has more than %s or a name more than %s characters."),
  NOT_AN_OBJECT(
      "HUB-C010",
      "Isi pesan harus satu objek JSON: { … }.",
      "The body must be one JSON object: { … }."),
  TRAILING(
      "HUB-C011",
      "Ada isi lain setelah objek JSON, mulai %s.",
      "Something follows the JSON object, from %s."),
  TOO_LARGE(
      "HUB-C012",
      "Pesan %s byte; batasnya %s byte.",
      "The message has %s bytes; the limit is %s bytes."),
  BAD_CHARACTER(
      "HUB-C013",
      "Teks memuat \\u0000 atau separuh pasangan surrogate.",
      "The text contains \\u0000 or half a surrogate pair."),
  TOO_MANY_MARKS(
      BAD_CHARACTER,
      "Lebih dari %s tanda penyerta (combining mark) berturut-turut.",
      "More than %s combining marks follow each other."),
  TOO_MANY_VALUES(
      "HUB-C018",
      "Pesan memuat lebih dari %s nilai. Bagi menjadi beberapa pesan.",
      "The message has more than %s values. Split it into several."),
  TOO_COSTLY(
      "HUB-C019",
      "Pesan terlalu mahal untuk diperiksa: terlalu banyak nilai. Bagi menjadi beberapa pesan.",
      "The message is too costly to check: it has too many values. Split it into several."),

  REQUIRED("HUB-C020", "Wajib diisi, tetapi tidak ada.", "Required, but missing."),
  UNKNOWN_FIELD(
      "HUB-C021",
      "Tidak dikenal di sini. Hapus, atau periksa ejaannya.",
      "Not known here. Remove it, or check its spelling."),
  TYPE("HUB-C022"),
  ENUM("HUB-C023"),
  PATTERN("HUB-C024"),
  FORMAT("HUB-C025"),
  RANGE("HUB-C026"),
  LENGTH("HUB-C027"),
  ITEMS("HUB-C028"),
  UNIQUE("HUB-C029"),
  COMBINATION(
      "HUB-C030",
      "Gabungan isian di sini tidak memenuhi kontrak (%s).",
      "The combination of fields here breaks the contract (%s)."),
  ALTERNATIVE_MISSING(
      COMBINATION,
      "Salah satu pilihan harus diisi; pilihan ini belum ada.",
      "One of several fields must be given; this one is missing."),
  MORE(
      "HUB-C031",
      "Masih ada sedikitnya %s kesalahan lain.",
      "There are at least %s more violations."),
  PATTERN_ENDLESS(
      "HUB-C032",
      "Sebuah pola (pattern) dalam kontrak tidak selesai diperiksa pada pesan ini; pesan disimpan"
          + " dan operator diberi tahu.",
      "A pattern of the contract does not come to an end on this message; the message is kept and"
          + " an operator is told."),
  VERSION(
      "HUB-C033",
      "dataschema harus berakhir dengan versi kontrak %s yang ada: %s.",
      "dataschema must end in a version of the contract %s that there is: %s."),
  CONTRACT_ENDLESS(
      "HUB-C038",
      "Kontrak tidak selesai diperiksa pada pesan ini; pesan disimpan dan operator diberi tahu.",
      "The contract does not come to an end on this message; the message is kept and an operator is"
          + " told."),

  NIK_BIRTH_DATE(
      "HUB-C040",
      "Tanggal lahir dalam NIK berbeda dari tanggal lahir yang ditulis. Periksa keduanya.",
      "The birth date in the NIK differs from the one written beside it. Check both."),
  NIK_SEX(
      "HUB-C041",
      "Jenis kelamin dalam NIK berbeda dari yang ditulis. Periksa keduanya.",
      "The sex in the NIK differs from the one written beside it. Check both."),
  NIK_REGION(
      "HUB-C042",
      "Provinsi dalam NIK berbeda dari alamat; wajar bila pindah setelah NIK terbit.",
      "The province in the NIK differs from the address; normal after moving house."),
  NIK_REGION_UNKNOWN(
      "HUB-C160",
      "Enam angka pertama NIK bukan kecamatan dalam reference/districts.csv, juga bukan kabupaten"
          + " lama dalam reference/regions-former.csv. Periksa angkanya.",
      "The first six digits of the NIK are no district of reference/districts.csv and no former"
          + " kabupaten of reference/regions-former.csv. Check the digits."),
  VACANCY_OVER(
      "HUB-C043",
      "Lowongan ini dinyatakan buka, tetapi masa berlakunya sudah lewat.",
      "The vacancy is said to be open, but its last day has passed."),
  CERTIFICATE_INCOMPLETE(
      "HUB-C050", "Keputusan K wajib disertai isian ini.", "A decision K needs this field."),
  CERTIFICATE_WITHOUT_COMPETENCE(
      "HUB-C051",
      "Keputusan BK tidak boleh memuat data sertifikat.",
      "A decision BK must not carry certificate data."),
  DATES_OUT_OF_ORDER("HUB-C052", "Tidak boleh sebelum %s.", "Must not be before %s."),
  DATE_NOT_AFTER(DATES_OUT_OF_ORDER, "Harus setelah %s.", "Must be after %s."),
  UNITS_CONTRADICT(
      "HUB-C053",
      "Unit dinilai BK, padahal keputusannya K.",
      "The unit is judged BK although the decision is K."),
  RANGE_REVERSED(
      "HUB-C054",
      "Tidak boleh lebih kecil dari batas bawahnya.",
      "Must not be less than its lower bound."),
  BIRTH_DATE_IMPOSSIBLE(
      "HUB-C055",
      "Menurut tanggal ini usianya di bawah %s atau di atas %s tahun. Periksa tahunnya.",
      "By this date the person is younger than %s or older than %s. Check the year."),
  DATE_IN_FUTURE(
      "HUB-C056",
      "Tanggal ini di masa depan, padahal menyatakan yang sudah terjadi.",
      "This date is in the future, but it says what has happened."),
  KEY_NOT_PLAIN(
      "HUB-C057",
      "Nomor ini kosong, diapit spasi, atau memuat karakter kendali atau tak terlihat.",
      "This number is empty, has blanks around it, or has control or invisible characters."),
  CENTRE_NOT_OPEN(
      "HUB-C058",
      "Lembaga ini belum dibuka, sehingga belum dapat mendaftarkan peserta. Sambungan dan akunnya"
          + " sudah benar; operator hub membuka pendaftaran bila lembaga dibuka.",
      "This centre is not open yet, so it cannot enrol anybody. Its connection and its account are"
          + " right; the hub's operator opens enrolment when the centre opens."),

  NOT_WHOLE_RUPIAH(
      "HUB-C060",
      "Tulis rupiah sebagai bilangan bulat tanpa pecahan dan tanpa tanda kutip.",
      "Write rupiah as a whole number, without a fraction and without quotes."),
  KUR_ABOVE_CEILING(
      "HUB-C061",
      "Aturan kur-within-ceiling: KUR %s paling banyak Rp%s (berlaku sejak %s).",
      "Rule kur-within-ceiling: KUR %s is at most Rp%s (in force since %s)."),
  KUR_BELOW_FLOOR(
      "HUB-C062",
      "Aturan kur-within-ceiling: KUR %s harus di atas Rp%s (berlaku sejak %s).",
      "Rule kur-within-ceiling: KUR %s must be above Rp%s (in force since %s)."),
  KUR_NOT_IN_FORCE(
      "HUB-C063",
      "Aturan kur-within-ceiling: skema KUR ini tidak berlaku pada %s.",
      "Rule kur-within-ceiling: this KUR scheme is not in force on %s."),
  KUR_BUSINESS_TOO_YOUNG(
      "HUB-C064",
      "Aturan kur-business-age: KUR %s meminta usaha berumur %s bulan.",
      "Rule kur-business-age: KUR %s asks for a business of %s months."),
  KUR_TRAINING_MISSING(
      KUR_BUSINESS_TOO_YOUNG,
      "Aturan kur-business-age: KUR %s untuk usaha di bawah %s bulan meminta bukti pelatihan atau"
          + " pendampingan.",
      "Rule kur-business-age: KUR %s for a business of less than %s months asks for evidence of"
          + " training or mentoring."),
  APPROVED_WITHOUT_APPROVAL(
      "HUB-C065",
      "Hanya diisi pada keputusan APPROVED atau DISBURSED.",
      "Only given with the decision APPROVED or DISBURSED."),

  TOO_YOUNG(
      "HUB-C080",
      "Menurut tanggal ini usianya di bawah %s tahun pada hari yang dihitung.",
      "By this date the person is younger than %s on the day that counts."),
  TOO_YOUNG_BY_NIK(
      TOO_YOUNG,
      "Menurut tanggal lahir dalam NIK usianya di bawah %s tahun. Bila NIK keliru tentang itu, isi"
          + " tanggal lahirnya.",
      "By the birth date in the NIK the person is younger than %s. If the NIK is wrong about that,"
          + " give the birth date."),
  GUARDIAN_MISSING(
      "HUB-C081",
      "Orang di bawah %s tahun memerlukan persetujuan orang tua atau wali di sini (UU 27/2022"
          + " pasal 25).",
      "A person younger than %s needs the consent of a parent or guardian here (UU 27/2022 article"
          + " 25)."),

  NIK_MISSING(
      "HUB-C082",
      "Isi NIK, atau pada pendaftaran alasan mengapa belum ada.",
      "Give the NIK, or with an enrolment why there is none yet."),
  NIK_AND_REASON(
      NIK_MISSING,
      "Orang ini memiliki NIK; hapus alasan belum adanya NIK.",
      "This person has a NIK; leave out why there is none."),
  BIRTH_DATE_MISSING(
      NIK_MISSING,
      "Tanpa NIK, tanggal lahir wajib diisi: bersama nama, hub mengenali orangnya dari itu.",
      "Without a NIK the birth date is needed: with the name it is what the person is known by."),

  SCHEMA_UNREADABLE("HUB-C090", "%s", "%s"),
  SCHEMA_INVALID("HUB-C091", "Kontrak tidak dapat dipakai: %s", "The contract cannot be used: %s"),
  NOT_IN_TABLE(
      "HUB-C093", "Kode ini tidak ada di tabel %s%s", "This code is not in the table %s%s"),
  TABLE_WRONG("HUB-C092", "Tabel skema KUR salah: %s", "The table of KUR schemes is wrong: %s");

  private final CodedText declared;

  /** Of a value: what it must be, and what it is where that may be quoted. */
  ContractProblem(String code) {
    this(code, "Harus %s%s.", "Must be %s%s.");
  }

  ContractProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  ContractProblem(ContractProblem same, String indonesian, String english) {
    this(same.code(), indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}

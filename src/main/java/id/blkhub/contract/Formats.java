package id.blkhub.contract;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.blkhub.mapping.CalendarDate;
import id.blkhub.mapping.CertificateNumber;
import id.blkhub.mapping.PhoneNumber;
import id.blkhub.mapping.PointInTime;
import id.blkhub.mapping.ReferenceTables;
import id.blkhub.mapping.RegionAdvice;
import id.blkhub.mapping.RegionCode;
import id.blkhub.mapping.RegistrationNumber;
import id.blkhub.mapping.RupiahText;
import id.blkhub.mapping.WholeAmount;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Every {@code format} a schema of the hub may name. */
final class Formats {
  private final Map<String, NamedFormat> byName = new LinkedHashMap<>();

  private Formats() {}

  /** All formats by name; those over a reference table use the given ones. */
  static Map<String, NamedFormat> all(ReferenceTables tables) {
    Formats formats = new Formats();
    formats.identifiers();
    formats.times();
    formats.texts();
    formats.codes(tables);
    formats.partnerForms(tables);
    return Map.copyOf(formats.byName);
  }

  private void identifiers() {
    add(
        "nik",
        "NIK: 16 angka, tanggal lahir yang ada, nomor urut 0001-9999",
        "a NIK: 16 digits, an existing birth date, serial 0001-9999",
        Nik::isValid);
    add(
        "nik-masked",
        "NIK yang disamarkan: 4 angka dan 12 bintang",
        "a masked NIK: 4 digits and 12 asterisks",
        pattern("\\d{4}\\*{12}"));
    add("nib", "NIB: 13 angka", "a NIB: 13 digits", pattern("\\d{13}"));
    add(
        "certificate-no",
        "nomor sertifikat, misalnya 62090 2513 3 0108289 2024",
        "a certificate number such as 62090 2513 3 0108289 2024",
        CertificateNumber::isCanonical);
    add(
        "registration-no",
        "nomor registrasi, misalnya TIK 1565 20938 2025",
        "a registration number such as TIK 1565 20938 2025",
        RegistrationNumber::isCanonical);
    add(
        "lsp-licence",
        "nomor lisensi LSP, misalnya BNSP-LSP-0383-ID",
        "an LSP licence such as BNSP-LSP-0383-ID",
        pattern("BNSP-LSP-\\d{3,4}-ID"));
    add(
        "phone",
        "nomor telepon +62 dengan 8-12 angka",
        "a telephone number +62 with 8 to 12 digits",
        PhoneNumber::isCanonical);
    add(
        "email",
        "alamat surel",
        "an e-mail address",
        pattern("[^@\\s]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}").and(ReadableText::isLine));
    add(
        "uuid",
        "UUID",
        "a UUID",
        pattern("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"));
    add(
        "uri",
        "alamat https://…",
        "an https://… address",
        pattern("https://[^\\s<>\"]{3,2000}").and(ReadableText::isLine));
    add("sha256", "SHA-256: 64 heksadesimal", "a SHA-256: 64 hex digits", pattern("[0-9a-f]{64}"));
  }

  private void times() {
    add(
        "date",
        "tanggal yang ada, tttt-bb-hh",
        "an existing date, yyyy-MM-dd",
        CalendarDate::isCanonical);
    add(
        "timestamp",
        "waktu RFC 3339 dengan selisihnya dari UTC, misalnya 2026-02-01T08:00:00+07:00",
        "an RFC 3339 time with its offset, such as 2026-02-01T08:00:00+07:00",
        text -> PointInTime.parse(text).isPresent());
  }

  private void texts() {
    add(
        "person-name",
        "nama orang: satu baris dengan huruf, tanpa karakter kendali, tak terlihat atau pengubah"
            + " arah tulisan",
        "a person's name: one line with letters, without control, invisible or direction"
            + " characters",
        ReadableText::isPersonName);
    add(
        "name",
        "nama: satu baris dengan huruf atau angka, tanpa karakter kendali, tak terlihat atau"
            + " pengubah arah tulisan",
        "a name: one line with letters or digits, without control, invisible or direction"
            + " characters",
        ReadableText::isName);
    add(
        "text-line",
        "satu baris teks yang tidak kosong, tanpa karakter kendali, tak terlihat atau pengubah"
            + " arah tulisan",
        "a line of text that is not blank, without control, invisible or direction characters",
        ReadableText::isLine);
    add(
        "text-lines",
        "teks yang tidak kosong, boleh berbaris-baris, tanpa karakter kendali, tak terlihat atau"
            + " pengubah arah tulisan",
        "a text that is not blank, of any number of lines, without control, invisible or direction"
            + " characters",
        ReadableText::isLines);
  }

  private void codes(ReferenceTables tables) {
    add(
        "region-code",
        "kode wilayah Kemendagri bertitik, misalnya 36.03.12",
        "a dotted Kemendagri region code such as 36.03.12",
        RegionCode::isCanonical);
    add(
        "skkni-unit",
        "kode unit SKKNI, misalnya C.24LAS01.001.1",
        "an SKKNI unit code such as C.24LAS01.001.1",
        remembered(
            pattern(
                "[A-V]\\.\\d{2}[A-Z]{3}\\d{2}\\.\\d{3}\\.\\d"
                    + "|[A-Z]\\.\\d{6}\\.\\d{3}\\.\\d{2}"
                    + "|[A-Z]{3}\\.[A-Z]{2}\\d{2}\\.\\d{3}\\.\\d{2}")));
    add("kbli", "kode KBLI: 5 angka", "a KBLI code: 5 digits", pattern("\\d{5}"));
    add("kbji", "kode KBJI: 4 angka", "a KBJI code: 4 digits", pattern("\\d{4}"));
    add(
        "country-code",
        "kode negara ISO 3166, dua huruf besar",
        "an ISO 3166 country code, two capitals",
        pattern("[A-Z]{2}"));
    add(
        "currency",
        "kode mata uang ISO 4217, tiga huruf besar",
        "an ISO 4217 currency code, three capitals",
        pattern("[A-Z]{3}"));
    table("education-code", "education", tables, "pendidikan", "an education");
    table("vocation-code", "vocations", tables, "kejuruan", "a vocation");
    table("purpose-code", Contracts.PURPOSES, tables, "tujuan persetujuan", "a purpose");
  }

  /** Formats of partners that the hub's mapping functions can convert. */
  private void partnerForms(ReferenceTables tables) {
    add(
        "phone-any",
        "nomor telepon Indonesia, misalnya 0812-3456-7890",
        "an Indonesian telephone number such as 0812-3456-7890",
        text -> PhoneNumber.normalise(text).isPresent());
    add(
        "region-any",
        new Text(
            "kode wilayah (36.03.12 atau 360312) atau nama dari reference/regions.csv atau"
                + " reference/districts.csv; nama milik kabupaten dan kota didahului Kabupaten atau"
                + " Kota, nama milik beberapa kecamatan diikuti koma dan kabupatennya",
            "a region code (36.03.12 or 360312) or a name of reference/regions.csv or"
                + " reference/districts.csv; a name that a kabupaten and a kota share with"
                + " Kabupaten or Kota before it, one of several districts with a comma and its"
                + " kabupaten behind it"),
        text -> RegionCode.normalise(text, tables).isPresent(),
        text -> RegionAdvice.of(text, tables));
    add(
        "registration-no-any",
        "nomor registrasi, misalnya TIK.383.13810.2025",
        "a registration number such as TIK.383.13810.2025",
        text -> RegistrationNumber.normalise(text).isPresent());
    add(
        "certificate-no-any",
        "nomor sertifikat, misalnya 62090 2513 3 0108289 2024",
        "a certificate number such as 62090 2513 3 0108289 2024",
        text -> CertificateNumber.normalise(text).isPresent());
    add(
        "date-dmy",
        "tanggal yang ada, hh-bb-tttt",
        "an existing date, dd-MM-yyyy",
        text -> CalendarDate.parse(text, "dd-MM-yyyy").isPresent());
    add(
        "date-dmy-slash",
        "tanggal yang ada, hh/bb/tttt",
        "an existing date, dd/MM/yyyy",
        text -> CalendarDate.parse(text, "dd/MM/yyyy").isPresent());
    add(
        "date-any",
        "tanggal yang ada, hh/bb/tttt, hh-bb-tttt atau tttt-bb-hh",
        "an existing date, dd/MM/yyyy, dd-MM-yyyy or yyyy-MM-dd",
        text ->
            CalendarDate.isCanonical(text)
                || CalendarDate.parse(text, "dd/MM/yyyy").isPresent()
                || CalendarDate.parse(text, "dd-MM-yyyy").isPresent());
    add(
        "rupiah-two-decimals",
        "rupiah bulat dengan .00 di belakangnya, misalnya 10000000.00",
        "whole rupiah followed by .00, such as 10000000.00",
        text -> WholeAmount.parse(text).isPresent());
    add(
        "rupiah-any",
        "rupiah bulat yang hanya dapat dibaca dengan satu cara, misalnya Rp 4.500.000, 4500000,00"
            + " atau 4,5 juta",
        "whole rupiah that can be read in one way only, such as Rp 4.500.000, 4500000,00 or 4,5"
            + " juta",
        text -> RupiahText.parse(text).isPresent());
    add(
        "date-dmy-or-none",
        "tanggal hh-bb-tttt, atau 0000-00-00 bila tidak ada",
        "a date dd-MM-yyyy, or 0000-00-00 for none",
        text -> CalendarDate.isAbsent(text) || CalendarDate.parse(text, "dd-MM-yyyy").isPresent());
    add(
        "date-or-none",
        "tanggal tttt-bb-hh, atau 0000-00-00 bila tidak ada",
        "a date yyyy-MM-dd, or 0000-00-00 for none",
        text -> CalendarDate.isAbsent(text) || CalendarDate.isCanonical(text));
    named("vocation-any", "vocations", tables, "kejuruan", "teknik las", "a vocation");
    named("education-any", "education", tables, "pendidikan", "SLTA", "an education");
  }

  /** A code, name or alias of a table. */
  private void named(
      String name, String table, ReferenceTables tables, String id, String example, String en) {
    String file = " reference/" + table + ".csv";
    add(
        name,
        new Text(
            id + " dari" + file + ", misalnya " + example,
            en + " of" + file + " such as " + example),
        text -> tables.code(table, text).isPresent(),
        text -> Suggestion.of(text, tables.names(table)));
  }

  private void table(String name, String table, ReferenceTables tables, String id, String en) {
    add(
        name,
        "kode " + id + " dari reference/" + table + ".csv",
        en + " code of reference/" + table + ".csv",
        text -> tables.hasCode(table, text));
  }

  private void add(
      String name, Text expected, Predicate<String> test, Function<String, Text> advice) {
    byName.put(name, new NamedFormat(name, expected, test, advice));
  }

  private void add(String name, String id, String en, Predicate<String> test) {
    byName.put(name, new NamedFormat(name, new Text(id, en), test));
  }

  private static Predicate<String> pattern(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text -> pattern.matcher(text).matches();
  }

  /**
   * Remembers which texts fit. For codes of a catalogue, of which few are used often; never for
   * data of persons.
   */
  private static Predicate<String> remembered(Predicate<String> test) {
    Cache<String, Boolean> right = Caffeine.newBuilder().maximumSize(5_000).build();
    return text -> {
      if (right.getIfPresent(text) != null) {
        return true;
      }
      boolean passed = test.test(text);
      if (passed) {
        right.put(text, true);
      }
      return passed;
    };
  }
}

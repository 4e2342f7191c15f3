package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.mapping.ReferenceTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {
  private static final Map<String, NamedFormat> FORMATS =
      Formats.all(ReferenceTables.load(Path.of("mappings")));

  static Stream<Arguments> cases() {
    return Stream.of(
        format("nik")
            .takes("3603121201990001", "3507245703040002", "3603122902000001", "3603122902960001")
            .refuses(
                "",
                "360312120199000",
                "36031212019900011",
                "360312120199000a",
                "3603120001990001",
                "3603123201990001",
                "3603127201990001",
                "3603121213990001",
                "3603123002000001",
                "3603122902990001",
                "3603121201990000",
                "0603121201990001",
                "３603121201990001"),
        format("purpose-code")
            .takes("job-matching", "microcredit")
            .refuses("Job-matching", "penempatan", "marketing", ""),
        format("nik-masked")
            .takes("3603************")
            .refuses("3603121201990001", "3603***********", "360312**********"),
        format("nib")
            .takes("9120001234567")
            .refuses("912000123456", "91200012345678", "912000123456x"),
        format("certificate-no")
            .takes("62090 2513 3 0108289 2024", "41011 7112 2 01082891 2024")
            .refuses(
                "62090.2513.3.0108289.2024",
                "62090 2513 0 0108289 2024",
                "62090 2513 3 010828 2024"),
        format("certificate-no-any")
            .takes("62090.2513.3.0108289.2024", "62090  2513-3 0108289 2024")
            .refuses("62090 2513 3", "x"),
        format("registration-no")
            .takes("TIK 1565 20938 2025", "LAS 383 13810 2025")
            .refuses("TIK.383.13810.2025", "tik 383 13810 2025", "TIK 38 13810 2025"),
        format("registration-no-any")
            .takes("TIK.383.13810.2025", "tik 1565 20938 2025")
            .refuses("TIK 383 13810", "12 383 13810 2025"),
        format("lsp-licence")
            .takes("BNSP-LSP-0383-ID", "BNSP-LSP-383-ID")
            .refuses("BNSP-LSP-38-ID", "KEP.0933/BNSP/IV/2025", "bnsp-lsp-0383-id"),
        format("phone")
            .takes("+6281234567890", "+6235312345")
            .refuses(
                "081234567890",
                "+62812345",
                "+62081234567890",
                "+6281234567890123",
                "+886912345678"),
        format("phone-any")
            .takes(
                "0812-3456-7890",
                "(0353) 891234",
                "6281234567890",
                "+62 812 3456 7890",
                "0062 81234567890",
                "+62 (0)812 3456 7890")
            .refuses("12345678", "0812", "call me", "+886 912 345 678"),
        format("email")
            .takes("a@b.id")
            .refuses("a@b", "a b@c.id", "@b.id", "a\u200b@b.id", "a\u0001@b.id", "a@b.id\n"),
        format("uuid")
            .takes("6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01")
            .refuses("6f1d2c1e7a3b4a579d0e3b1a5c7e9f01", "x"),
        format("uri")
            .takes("https://berkas.example.org/1")
            .refuses("http://berkas.example.org/1", "file:///etc/passwd", "https://a b"),
        format("sha256").takes("a".repeat(64)).refuses("a".repeat(63), "A".repeat(64)),
        format("date")
            .takes("2026-02-28", "2024-02-29")
            .refuses(
                "2026-02-29", "28-02-2026", "2026-2-8", "0000-00-00", "12026-01-01", "1899-12-31"),
        format("date-or-none").takes("0000-00-00", "", "2026-02-28").refuses("2026-02-29"),
        format("date-dmy")
            .takes("28-02-2026")
            .refuses("29-02-2026", "2026-02-28", "00-00-0000", ""),
        format("date-dmy-slash")
            .takes("28/02/2026", "29/02/2024")
            .refuses("28-02-2026", "2026/02/28", "31/04/2026", "1/2/2026"),
        format("date-any")
            .takes("28/02/2026", "28-02-2026", "2026-02-28")
            .refuses("31/04/2026", "29-02-2026", "2026-02-29", "1/2/2026", "46081", ""),
        format("rupiah-two-decimals")
            .takes("10000000.00", "1.00")
            .refuses("10000000", "10000000.50", "10000000.0", "10.000.000,00", "-1.00", "1e7"),
        format("rupiah-any")
            .takes("Rp 4.500.000", "4500000", "4.500.000,00", "4,500,000", "4,5 juta", "IDR 750rb")
            .refuses("4,500", "4.5", "4.500.00", "Rp", "", "-1", "4.500.000,50", "4500000.000"),
        format("date-dmy-or-none")
            .takes("28-02-2026", "0000-00-00", "00-00-0000")
            .refuses("2026-02-28"),
        format("timestamp")
            .takes(
                "2026-01-28T15:00:00+07:00",
                "2026-01-28T15:00:00.5+09:00",
                "2026-01-28T15:00:00Z",
                "2026-01-28t15:00:00.123456789-05:00")
            .refuses("2026-01-28T15:00:00", "2026-01-28T25:00:00+07:00", "2026-01-28T15:00:00Z\n"),
        format("person-name").takes("Siti Nur'aini, S.Kom.").refuses(" ", "12", "Budi\nSantoso"),
        format("name").takes("Juru Las 3G").refuses("", "-", "a\tb", "a\u202eb"),
        format("text-line").takes("-", "Jl. Contoh 1").refuses(" ", "a\nb", "a\u200bb"),
        format("text-lines").takes("a\n\tb").refuses("\n", "a\u0000", "a\u2066b"),
        format("region-code")
            .takes("36", "36.03", "36.71", "36.03.12", "36.03.12.2001", "36.71.01.1003")
            .refuses("3603", "36.00", "36.70", "36.03.00", "36.03.12.4001", "06", "36.3", "36.03."),
        format("region-any")
            .takes("3471", "36.03.12", "3603122001", "Pasar Kemis", "GERSIK", "  kab.  malang ")
            .refuses("36031", "Atlantis", "3670"),
        format("skkni-unit")
            .takes("C.24LAS01.001.1", "J.61IFO00.016.2", "J.620100.004.02", "TIK.PR02.001.01")
            .refuses("C.24LAS01.001", "W.24LAS01.001.1", "c.24las01.001.1"),
        format("kbli").takes("62090").refuses("6209", "620901"),
        format("kbji").takes("7212").refuses("721", "72121"),
        format("country-code").takes("TW").refuses("tw", "TWN"),
        format("currency").takes("IDR").refuses("Rp", "idr"),
        format("education-code").takes("1", "10").refuses("0", "11", "SLTA", "05"),
        format("education-any").takes("slta", "SMK", "8", "D-III").refuses("PhD"),
        format("vocation-code").takes("teknik-las").refuses("las", "Teknik Las", "sihir"),
        format("vocation-any")
            .takes("las", "Mesin", "fashion technology", "bisnis & manajemen", "teknik-las")
            .refuses("sihir"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void shouldTakeAndRefuse(String name, List<String> good, List<String> bad) {
    assertThat(good).allMatch(FORMATS.get(name).test());
    assertThat(bad).noneMatch(FORMATS.get(name).test());
  }

  @Test
  void everyFormatHasCases() {
    assertThat(cases().map(c -> c.get()[0]))
        .containsExactlyInAnyOrderElementsOf(new TreeSet<Object>(FORMATS.keySet()));
  }

  private record Case(String name, List<String> good) {
    Case takes(String... texts) {
      return new Case(name, List.of(texts));
    }

    Arguments refuses(String... texts) {
      return Arguments.of(name, good, List.of(texts));
    }
  }

  private static Case format(String name) {
    return new Case(name, List.of());
  }
}

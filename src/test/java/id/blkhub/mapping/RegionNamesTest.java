package id.blkhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionNamesTest {
  private static final ReferenceTables TABLES = ReferenceTables.load(Path.of("mappings"));

  @Test
  void shouldKnowEveryProvinceRegencyCityAndDistrict() {
    List<String> regions = TABLES.codes("regions");

    assertThat(regions).filteredOn(code -> code.length() == 2).hasSize(38);
    assertThat(regions).filteredOn(code -> code.length() == 5).hasSize(514);
    assertThat(TABLES.codes("districts")).hasSize(7285).allMatch(RegionCode::isCanonical);
    assertThat(TABLES.codes("districts")).allMatch(code -> regions.contains(code.substring(0, 5)));
    assertThat(TABLES.codes("regions-former"))
        .allMatch(code -> !regions.contains(code))
        .allMatch(code -> regions.contains(TABLES.value("regions-former", code, "now").get()));
  }

  @Test
  void shouldFindEveryRegionByItsNameHoweverItIsWritten() {
    for (String code : TABLES.codes("regions")) {
      String name = TABLES.value("regions", code, "name").orElseThrow();
      String shorter = name.replace("Kabupaten ", "Kab. ").replace("Kepulauan", "Kep.");
      for (String written :
          List.of(name, name.toUpperCase(Locale.ROOT), "  " + shorter.replace(" ", "  "))) {
        assertThat(RegionCode.normalise(written, TABLES)).as(written).contains(code);
      }
    }
  }

  @Test
  void shouldFindEveryDistrictByItsNameAndWhereItLies() {
    for (String code : TABLES.codes("districts")) {
      String name = TABLES.value("districts", code, "label").orElseThrow();
      String regency = TABLES.value("regions", code.substring(0, 5), "name").orElseThrow();

      List<String> found = TABLES.regionNames().find("Kec. " + name + ", " + regency);

      assertThat(found).as(name + ", " + regency).contains(code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sulawesi Tengah | 72",
        "SULTENG | 72",
        "Papua Barat Daya | 96",
        "DKI Jakarta | 31",
        "Jakarta | 31",
        "Daerah Khusus Jakarta | 31",
        "D.I. Yogyakarta | 34",
        "DIY | 34",
        "Kep. Riau | 21",
        "Provinsi Bengkulu | 17",
        "Propinsi Jawa Timur | 35",
        "Gorontalo | 75",
        "Kota Gorontalo | 75.71",
        "Makassar | 73.71",
        "Kota Makassar | 73.71",
        "Ujung Pandang | 73.71",
        "Kodya Ujungpandang | 73.71",
        "Kab. Lombok Barat | 52.01",
        "Kabupaten Lombok Barat | 52.01",
        "Kab Lombok Barat | 52.01",
        "KAB.LOMBOK BARAT | 52.01",
        "Lombok Barat | 52.01",
        "Toba Samosir | 12.12",
        "Kabupaten Pontianak | 61.02",
        "Pontianak | 61.71",
        "Kota Adm. Jakarta Selatan | 31.74",
        "Jakarta Selatan | 31.74",
        "Kabupaten Kotabaru | 63.02",
        "Kota Baru, Kalimantan Selatan | 63.02",
        "Pangkal Pinang | 19.71",
        "Toli Toli | 72.04",
        "Kepulauan Seribu | 31.01",
        "Tanjung Redeb | 64.03.05",
        "Bandung, Kabupaten Tulungagung | 35.04.17",
        "Banjar, Jawa Barat | 32.79",
        "Malang (Kota) | ",
        "Tangsel | 36.74",
        "OKU Timur | 16.08",
        "Kab. Kep. Mentawai | 13.09",
        "Mentawai | 13.09",
        "Jawa Barat, Indramayu | 32.12",
        "Kab. Lebak - Banten | 36.02",
        "Singosari (Kab. Malang) | 35.07.24",
        "Kec. Pasar Kemis Kab. Tangerang Prov. Banten | 36.03.12",
        "Prov. Jawa Timur, Kab. Malang, Kec. Singosari | 35.07.24",
        "Toli-Toli | 72.04",
        "Kota | ",
        "Kabupaten | ",
        "Kota Bandung | 32.73",
        "Kabupaten Bandung | 32.04"
      })
  void shouldFindAPlaceByWhatPeopleWrite(String written, String code) {
    assertThat(RegionCode.normalise(written, TABLES).orElse(null)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bandung", "bogor", "MALANG", "Tangerang", "Serang", "Kediri", "Banjar"})
  void shouldNameBothWhereAKabupatenAndAKotaShareAName(String written) {
    assertThat(TABLES.regionNames().find(written)).hasSize(2);
    assertThat(RegionCode.normalise(written, TABLES)).isEmpty();
    assertThat(RegionAdvice.of(written, TABLES).id()).contains("Kabupaten ", "Kota ", ".7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Makasar Kota | ",
        "Makassr | Makassar",
        "Kab. Lombok Brat | lombok barat",
        "Sulawesi Tengh | sulawesi tengah",
        "Lombok | Kabupaten Lombok Barat, Kabupaten Lombok Tengah",
        "Atlantis di Laut | "
      })
  void shouldSuggestTheNearestName(String written, String expected) {
    Text advice = RegionAdvice.of(written, TABLES);

    assertThat(RegionCode.normalise(written, TABLES)).isEmpty();
    if (expected == null) {
      assertThat(advice.id()).doesNotContain("yang mana");
    } else {
      assertThat(advice.id()).containsIgnoringCase(expected);
      assertThat(advice.en()).containsIgnoringCase(expected);
    }
  }

  @Test
  void shouldNameTheDistrictsThatShareAName() {
    List<String> found = TABLES.regionNames().find("Kecamatan Sukajadi");

    assertThat(found).hasSizeGreaterThan(1).allMatch(code -> code.length() == 8);
    assertThat(RegionAdvice.of("Kec. Sukajadi", TABLES).en()).contains("Sukajadi, Kota Bandung");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "education | Diploma IV/Strata I | 8",
        "education | DIPLOMA IV / STRATA I | 8",
        "education | Tidak/Belum Sekolah | 1",
        "education | BELUM TAMAT SD/SEDERAJAT | 2",
        "education | Tamat SD / Sederajat | 3",
        "education | MI | 3",
        "education | Paket A | 3",
        "education | SLTP/SEDERAJAT | 4",
        "education | M.Ts. | 4",
        "education | MTs | 4",
        "education | Paket B | 4",
        "education | SLTA/Sederajat | 5",
        "education | MA | 5",
        "education | MAK | 5",
        "education | Paket C | 5",
        "education | Kejar Paket C | 5",
        "education | DIPLOMA I / II | 6",
        "education | Paket C setara SMA | 5",
        "education | SMK Negeri | 5",
        "education | Wustha | 4",
        "education | Diploma Tiga | 7",
        "education | AKADEMI/DIPLOMA III/S. MUDA | 7",
        "education | S-1 | 8",
        "education | STRATA II | 9",
        "education | Strata III | 10",
        "vocations | Las | teknik-las",
        "vocations | Menjahit | tata-busana",
        "vocations | Teknik Kendaraan Ringan | teknik-otomotif",
        "vocations | Bisnis & Manajemen | bisnis-dan-manajemen",
        "vocations | Teknologi Informasi / Komunikasi | "
      })
  void shouldFindACodeByTheWordsOfThoseWhoWriteIt(String table, String written, String code) {
    assertThat(TABLES.code(table, written).orElse(null)).isEqualTo(code);
  }
}

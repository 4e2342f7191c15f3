package id.blkhub.lint;

/** What a route file can get wrong. */
final class RouteRules {
  static final LintRule NOT_YAML =
      LintRule.stops(
          "HUB-L001", "berkas tidak dapat dibaca sebagai YAML: %s", "cannot be read as YAML: %s");
  static final LintRule UNKNOWN_KEY =
      LintRule.stops(
          "HUB-L002", "\"%s\" tidak dikenal dalam \"%s\"%s", "\"%s\" is not known in \"%s\"%s");
  static final LintRule WRONG_SHAPE =
      LintRule.stops("HUB-L003", "\"%s\" harus berupa %s", "\"%s\" must be %s");
  static final LintRule MISSING_KEY =
      LintRule.stops("HUB-L004", "\"%s\" wajib ada dalam \"%s\"", "\"%s\" is required in \"%s\"");
  static final LintRule NOT_A_CHOICE =
      LintRule.stops(
          "HUB-L005",
          "\"%s\" tidak dikenal untuk \"%s\"; pilihannya: %s%s",
          "\"%s\" is not known for \"%s\"; choose from: %s%s");
  static final LintRule ONE_KEYWORD =
      LintRule.error(
          "HUB-L006",
          "satu langkah hanya boleh punya satu kata kunci; \"%s\" harus menjadi langkah sendiri",
          "a step has one keyword only; make \"%s\" a step of its own");
  static final LintRule KEY_TWICE =
      LintRule.stops("HUB-L007", "\"%s\" tertulis dua kali", "\"%s\" is written twice");
  static final LintRule UNKNOWN_LOGIN =
      LintRule.error(
          "HUB-L008",
          "tidak ada %s \"%s\": setelan %s tidak ada%s",
          "there is no %s \"%s\": the setting %s is not given%s");
  static final LintRule WRONG_LOGIN =
      LintRule.error(
          "HUB-L064",
          "setelan login \"%s\" tidak dapat dipakai: %s",
          "the settings of the login \"%s\" cannot be used: %s");
  static final LintRule PERSONAL_BY_MAIL =
      LintRule.stops(
          "HUB-L083",
          "\"%s\" tidak boleh dikirim lewat surat elektronik: perjanjian %3$s memuat data pribadi"
              + " atau data sebuah berkas perkara (%2$s). Kirim lewat antrean, HTTP atau SFTP",
          "\"%s\" must not go by mail: the agreement of %3$s has personal fields, or facts of a"
              + " case (%2$s). Send it by queue, HTTP or SFTP");
  static final LintRule NOT_IN_DOCUMENT =
      LintRule.error(
          "HUB-L009",
          "\"%s\" menunjuk ke %s, yang tidak ada dalam %s%s",
          "\"%s\" points to %s, which %s lacks%s");
  static final LintRule UNKNOWN_STEP =
      LintRule.stops(
          "HUB-L010", "tidak ada langkah bernama \"%s\"%s", "there is no step named \"%s\"%s");
  static final LintRule UNKNOWN_TEMPLATE =
      LintRule.stops(
          "HUB-L011", "tidak ada templat rute \"%s\"%s", "there is no route template \"%s\"%s");
  static final LintRule MISSING_PARAMETER =
      LintRule.stops(
          "HUB-L012",
          "templat \"%s\" memerlukan parameter \"%s\"",
          "the template \"%s\" needs the parameter \"%s\"");
  static final LintRule UNKNOWN_PARAMETER =
      LintRule.error(
          "HUB-L013",
          "templat \"%s\" tidak punya parameter \"%s\"%s",
          "the template \"%s\" has no parameter \"%s\"%s");
  static final LintRule UNUSED_PARAMETER =
      LintRule.error(
          "HUB-L066",
          "templat \"%1$s\" tidak memakai parameternya \"%2$s\"; tulis {{%2$s}} di rutenya, atau"
              + " hapus parameternya",
          "the template \"%1$s\" does not use its parameter \"%2$s\"; write {{%2$s}} in its route,"
              + " or remove the parameter");
  static final LintRule UNKNOWN_SCHEME =
      LintRule.stops("HUB-L014", "tidak ada komponen \"%s\"%s", "there is no component \"%s\"%s");
  static final LintRule UNKNOWN_OPTION =
      LintRule.stops(
          "HUB-L015", "\"%s\" tidak punya opsi \"%s\"%s", "\"%s\" has no option \"%s\"%s");
  static final LintRule INVALID_OPTION =
      LintRule.stops("HUB-L016", "opsi \"%s\" salah: %s", "wrong options of \"%s\": %s");
  static final LintRule NO_SETTING =
      LintRule.stops(
          "HUB-L017",
          "setelan \"%s\" tidak ada%s; dipakai oleh %s%s",
          "the setting \"%s\" is not given%s; %s uses it%s");
  static final LintRule ROUTE_ID_TWICE =
      LintRule.stops(
          "HUB-L018", "rute \"%s\" sudah ada di %s", "the route \"%s\" is already in %s");
  static final LintRule NOT_ITS_FOLDER =
      LintRule.error(
          "HUB-L019",
          "rute mitra \"%s\" ada di folder \"%s\"; pindahkan ke routes/%s",
          "a route of the partner \"%s\" lies in the folder \"%s\"; move it to routes/%s");
  static final LintRule UNKNOWN_PARTNER =
      LintRule.error(
          "HUB-L020",
          "tidak ada mitra \"%s\": routes/%s/partner.yaml tidak ada%s",
          "there is no partner \"%s\": no routes/%s/partner.yaml%s");
  static final LintRule UNKNOWN_KIND =
      LintRule.error(
          "HUB-L021",
          "tidak ada jenis \"%s\": mappings/canonical/%s.schema.json tidak ada%s",
          "there is no kind \"%s\": no mappings/canonical/%s.schema.json%s");
  static final LintRule NO_ROUTE_ID =
      LintRule.warning(
          "HUB-L022",
          "rute ini tidak punya %s; log dan konsol menyebut rute dengan namanya",
          "this route has no %s; logs and the console call a route by its name");
  static final LintRule NO_DESCRIPTION =
      LintRule.warning(
          "HUB-L023",
          "%s tidak punya \"description\"; tulis apa yang dilakukannya",
          "%s has no \"description\"; say what it is for");
  static final LintRule QUEUE_NAME =
      LintRule.error(
          "HUB-L024",
          "antrean \"%s\" tidak menurut pola in.<mitra>.<jenis> atau deliver.<mitra>.<jenis>",
          "the queue \"%s\" is not named in.<partner>.<kind> or deliver.<partner>.<kind>");
  static final LintRule ROUTE_UNUSED =
      LintRule.warning(
          "HUB-L025",
          "rute ini membaca %s, tetapi menurut routes/%s/partner.yaml mitra \"%s\" tidak %s "
              + "\"%s\"",
          "this route reads %s, but by routes/%s/partner.yaml the partner \"%s\" does not %s "
              + "\"%s\"");
  static final LintRule QUEUE_TWICE =
      LintRule.error(
          "HUB-L026",
          "antrean \"%s\" sudah dibaca rute di %s; pesan akan terbagi dan urutannya hilang",
          "the queue \"%s\" is already read by the route in %s; messages would be shared out "
              + "and lose their order");
  static final LintRule SCRIPT =
      LintRule.error(
          "HUB-L030",
          "\"%s\": program di dalam berkas rute; tulis transformasi sebagai JSLT di mappings/",
          "\"%s\": a program inside a route file; write a transformation as JSLT in mappings/");
  static final LintRule DIRECT =
      LintRule.warning(
          "HUB-L031",
          "\"%s\" menyambung rute di dalam memori dan tidak memisahkan apa pun; tulis "
              + "langkahnya berurutan dalam satu rute",
          "\"%s\" joins routes in memory and decouples nothing; write the steps one after "
              + "the other in one route");
  static final LintRule BODY_IN_LOG =
      LintRule.error(
          "HUB-L032",
          "log ini mencetak isi pesan; isi dan data pribadi tidak boleh masuk log",
          "this log prints the message; no payload and no personal data may get into a log");
  static final LintRule ERROR_HANDLING =
      LintRule.error(
          "HUB-L033",
          "\"%s\" di berkas rute menelan kesalahan; pengulangan dan pesan gagal diurus hub "
              + "untuk setiap antrean",
          "\"%s\" in a route file swallows errors; the hub itself retries, holds and parks "
              + "for every queue");
  static final LintRule HEADER =
      LintRule.warning(
          "HUB-L034",
          "\"%s\" memakai header sebagai variabel; apa yang dikirim ditentukan pemetaan",
          "\"%s\" uses headers as variables; what is sent is said by the mapping");
  static final LintRule DYNAMIC_ADDRESS =
      LintRule.error(
          "HUB-L035",
          "\"%s\" menghitung alamat saat berjalan; isi pesan tidak boleh menentukan tujuan",
          "\"%s\" works out an address at run time; nothing in a message may choose where it goes");

  private RouteRules() {}
}

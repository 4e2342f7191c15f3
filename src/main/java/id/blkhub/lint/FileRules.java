package id.blkhub.lint;

/** What files can get wrong that belong together, and what none of them may hold. */
final class FileRules {
  static final LintRule KIND_UNKNOWN_TO_HUB =
      LintRule.error(
          "HUB-L040",
          "jenis \"%s\" tidak punya bentuk kanonis: mappings/canonical/%s.schema.json tidak ada%s",
          "the kind \"%s\" has no canonical form: no mappings/canonical/%s.schema.json%s");
  static final LintRule MISSING_FILE =
      LintRule.error(
          "HUB-L041",
          "mitra %s \"%s\", tetapi %s tidak ada",
          "the partner %s \"%s\", but there is no %s");
  static final LintRule MISSING_ROUTE =
      LintRule.error(
          "HUB-L042",
          "mitra %s \"%s\", tetapi tidak ada rute yang membaca %s",
          "the partner %s \"%s\", but no route reads %s");
  static final LintRule FIELD_UNKNOWN =
      LintRule.stops(
          "HUB-L043",
          "bentuk kanonis \"%s\" tidak punya kolom %s%s",
          "the canonical form of \"%s\" has no field %s%s");
  static final LintRule CONDITION_FIELD =
      LintRule.stops(
          "HUB-L044",
          "syarat membaca %s, yang tidak ada dalam bentuk kanonis \"%s\"%s",
          "the condition reads %s, which the canonical form of \"%s\" lacks%s");
  static final LintRule NOBODY_SENDS =
      LintRule.warning(
          "HUB-L045", "tidak ada mitra yang mengirim \"%s\"", "no partner sends \"%s\"");
  static final LintRule UNUSED =
      LintRule.warning("HUB-L046", "berkas ini tidak dipakai: %s", "this file is not used: %s");
  static final LintRule NO_SUCH_VERSION =
      LintRule.error(
          "HUB-L047",
          "kontrak \"%s\" tidak punya versi %s; yang ada: %s",
          "the contract of \"%s\" has no version %s; there are: %s");
  static final LintRule LESS_PRIVATE =
      LintRule.error(
          "HUB-L048",
          "%s kurang terlindung menurut %s dibanding %s menurut %s, padahal isinya sama; samakan "
              + "x-personal",
          "%s is less private by %s than %s by %s, and holds the same; give both the same "
              + "x-personal");
  static final LintRule GRANTED_UNREAD =
      LintRule.warning(
          "HUB-L049",
          "perjanjian memberikan %s, tetapi pemetaan %s tidak membacanya; hapus dari fields, atau"
              + " baca",
          "the agreement grants %s, and the mapping %s does not read it; take it out of fields, or "
              + "read it");
  static final LintRule UNREACHABLE =
      LintRule.error("HUB-L072", "tidak dapat diikuti: %s", "cannot be followed: %s");
  static final LintRule PURPOSE_UNKNOWN =
      LintRule.stops(
          "HUB-L073",
          "\"%s\" bukan tujuan persetujuan di mappings/reference/purposes.csv; yang ada: %s%s",
          "\"%s\" is no purpose of mappings/reference/purposes.csv; there are: %s%s");
  static final LintRule CONDITION_ASKS_CONSENT =
      LintRule.stops(
          "HUB-L074",
          "syarat menyebut %s; persetujuan diperiksa hub menurut agreement.consent, hapus dari"
              + " when",
          "the condition mentions %s; the hub asks for consent by agreement.consent, take it out of"
              + " when");
  static final LintRule CONSENT_ONLY_IN_CONDITION =
      LintRule.warning(
          "HUB-L075",
          "syarat menyebut %s, padahal hub baru menjaga persetujuan bila agreement.consent.purpose"
              + " ditulis; tulis tujuannya di sana dan hapus dari when",
          "the condition mentions %s, and the hub guards consent only where"
              + " agreement.consent.purpose is written; write the purpose there and take it out of"
              + " when");
  static final LintRule NOT_TOLD_TO_ERASE =
      LintRule.error(
          "HUB-L076",
          "perjanjian ini bergantung pada persetujuan, tetapi mitra tidak menerima \"%s\": saat"
              + " persetujuan berakhir ia tidak dapat diminta menghapus datanya",
          "this agreement rests on consent, and the partner does not receive \"%s\": when the"
              + " consent ends it cannot be told to erase the data");
  static final LintRule QUESTION_UNKNOWN =
      LintRule.error(
          "HUB-L090",
          "hub tidak mengenal pertanyaan \"%s\": %s tidak ada%s",
          "the hub knows no question \"%s\": there is no %s%s");
  static final LintRule NOT_ANSWERED =
      LintRule.error(
          "HUB-L091",
          "mitra \"%s\" tidak menjawab \"%s\" menurut answers di routes/%s/partner.yaml%s",
          "the partner \"%s\" does not answer \"%s\" by answers in routes/%s/partner.yaml%s");
  static final LintRule CONSENT_WITHOUT_CASE =
      LintRule.stops(
          "HUB-L092",
          "perjanjian ini bergantung pada persetujuan, tetapi pertanyaan \"%s\" tidak menyebut"
              + " kasus orangnya; tulis x-case di skemanya",
          "this agreement rests on consent, and the question \"%s\" names no case of the person;"
              + " write x-case in its schema");
  static final LintRule UNKNOWN_FUNCTION =
      LintRule.error("HUB-L050", "tidak ada fungsi \"%s\"%s", "there is no function \"%s\"%s");
  static final LintRule UNKNOWN_VARIABLE =
      LintRule.error("HUB-L051", "tidak ada variabel $%s%s", "there is no variable $%s%s");
  static final LintRule UNKNOWN_TABLE =
      LintRule.error(
          "HUB-L052",
          "tidak ada tabel rujukan \"%s\": mappings/reference/%s.csv tidak ada%s",
          "there is no reference table \"%s\": no mappings/reference/%s.csv%s");
  static final LintRule UNKNOWN_COLUMN =
      LintRule.error(
          "HUB-L053",
          "tabel \"%s\" tidak punya kolom \"%s\"%s",
          "the table \"%s\" has no column \"%s\"%s");
  static final LintRule READS_UNKNOWN =
      LintRule.error(
          "HUB-L054",
          "pemetaan membaca %s, yang tidak ada dalam %s%s",
          "the mapping reads %s, which %s lacks%s");
  static final LintRule READS_NOT_GRANTED =
      LintRule.error(
          "HUB-L055",
          "pemetaan membaca %s, yang tidak diberikan perjanjian %s untuk \"%s\"",
          "the mapping reads %s, which the agreement %s for \"%s\" does not grant");
  static final LintRule WRITES_UNKNOWN =
      LintRule.error(
          "HUB-L056",
          "pemetaan menulis %s, yang tidak diterima %s%s",
          "the mapping writes %s, which %s does not accept%s");
  static final LintRule WRITES_NO_CHOICE =
      LintRule.error(
          "HUB-L057",
          "pemetaan dapat menulis %s ke %s, yang tidak ada dalam daftar nilai %s%s",
          "the mapping may write %s to %s, which is none of the values in %s%s");
  static final LintRule CODE_NEVER_COMES =
      LintRule.error(
          "HUB-L058",
          "tabel kode memuat %s, tetapi %s tidak pernah bernilai itu menurut %s%s",
          "the code table has %s, but %s is never that by %s%s");
  static final LintRule CODE_MISSING =
      LintRule.warning(
          "HUB-L059",
          "tabel kode tidak memuat %s, padahal %s dapat bernilai itu menurut %s; tulis artinya,"
              + " atau null",
          "the code table lacks %s, but %s may be that by %s; write what it means, or null");
  static final LintRule TABLE_NOT_NAMED =
      LintRule.warning(
          "HUB-L077",
          "kode dicari dalam tabel \"%s\", tetapi %s tidak menyebut tabel itu pada %s: kode yang"
              + " tidak ada di tabel baru ketahuan saat kiriman tertahan; tulis x-table di sana,"
              + " atau di sini fallback(lookup(…), …)",
          "a code is looked up in the table \"%s\", and %s does not name that table at %s: a code"
              + " the table lacks is found only when a delivery is parked; write x-table there, or"
              + " fallback(lookup(…), …) here");
  static final LintRule SAMPLE_NOT_JSON =
      LintRule.error("HUB-L060", "contoh ini bukan JSON: %s", "this sample is not JSON: %s");
  static final LintRule SAMPLE_ALONE =
      LintRule.error("HUB-L061", "pasangannya tidak ada: %s", "its other half is missing: %s");
  static final LintRule SAMPLE_BREAKS =
      LintRule.error(
          "HUB-L062",
          "contoh ini tidak memenuhi %s di %s: %s %s",
          "this sample does not keep %s at %s: %s %s");
  static final LintRule SAMPLE_NOT_GRANTED =
      LintRule.error(
          "HUB-L063",
          "contoh ini berisi %s, yang tidak diberikan perjanjian %s",
          "this sample holds %s, which the agreement %s does not grant");
  static final LintRule SECRET =
      LintRule.error(
          "HUB-L070",
          "%s tertulis di sini; taruh di setelan dan tulis {{nama.setelan}}",
          "%s is written here; put it into the settings and write {{name.of.setting}}");
  static final LintRule LOOKS_SECRET =
      LintRule.warning(
          "HUB-L071",
          "teks acak sepanjang %s huruf ini tampak seperti rahasia; bila benar, taruh di setelan",
          "these %s random characters look like a secret; if they are one, put it into the "
              + "settings");

  static final LintRule BREAKS_SENDER =
      LintRule.warning(
          "HUB-L080",
          "%1$s: %2$s, sebelumnya %3$s, kini %4$s; sejak versi %5$s ini memutus %6$s sebagai"
              + " pengirim. Tulis {kind: %7$s, version: %5$s} di sends profilnya sampai ia pindah",
          "%1$s: %2$s, before %3$s, now %4$s; since version %5$s this breaks %6$s as a sender."
              + " Write {kind: %7$s, version: %5$s} under sends of its profile until it has"
              + " migrated");
  static final LintRule BREAKS_RECEIVER =
      LintRule.warning(
          "HUB-L081",
          "%1$s: %2$s, sebelumnya %3$s, kini %4$s; sejak versi %5$s ini memutus %6$s sebagai"
              + " penerima. Tulis version: %5$s pada penerimaan %7$s di profilnya sampai ia pindah",
          "%1$s: %2$s, before %3$s, now %4$s; since version %5$s this breaks %6$s as a receiver. "
              + "Write version: %5$s in its reception of %7$s until it has migrated");
  static final LintRule MAY_BREAK =
      LintRule.warning(
          "HUB-L082",
          "%1$s: %2$s, sebelumnya %3$s, kini %4$s; tidak dapat dipastikan apakah ini memutus %6$s,"
              + " yang memakai versi %5$s. Bila ragu, tulis version: %5$s untuk %7$s di profilnya",
          "%1$s: %2$s, before %3$s, now %4$s; cannot tell whether this breaks %6$s, which relies on"
              + " version %5$s. In doubt write version: %5$s for %7$s in its profile");

  private FileRules() {}
}

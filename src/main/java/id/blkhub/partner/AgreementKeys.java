package id.blkhub.partner;

import static id.blkhub.declaration.ValueType.choice;
import static id.blkhub.declaration.ValueType.either;
import static id.blkhub.declaration.ValueType.flag;
import static id.blkhub.declaration.ValueType.part;
import static id.blkhub.declaration.ValueType.text;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;
import id.blkhub.declaration.ValueType.Listing;

/** The keys of an agreement in partner.yaml. */
final class AgreementKeys {
  static final Key REFERENCE =
      Key.of("reference", ProfileTypes.TEXT, "Nomor perjanjian", "The number of the agreement")
          .required()
          .example("PKS-2026-014");
  static final Key BASIS =
      Key.of(
              "basis",
              choice(
                  "consent",
                  "contract",
                  "legal-obligation",
                  "vital-interest",
                  "public-task",
                  "legitimate-interest"),
              "Dasar pemrosesan menurut UU 27/2022 pasal 20 ayat (2)",
              "The lawful basis by UU 27/2022, article 20(2)")
          .required()
          .example("public-task");
  static final Key PURPOSE =
      Key.of("purpose", ProfileTypes.TEXT, "Untuk apa data dipakai", "What the data are used for")
          .required()
          .example("competency assessment");
  static final Key CONSENT_PURPOSE =
      Key.of(
              "purpose",
              ProfileTypes.NAME,
              "Tujuan yang disetujui orangnya, sebuah kode dari mappings/reference/purposes.csv",
              "What the person consents to, a code of mappings/reference/purposes.csv")
          .required()
          .example("job-matching");
  static final KeyGroup CONSENT_GROUP =
      KeyGroup.of(
          "consent",
          "Persetujuan yang diperiksa hub sendiri, untuk mitra ini dan orang yang dibicarakan,"
              + " sebelum pesan diteruskan dan sekali lagi tepat sebelum dikirim",
          "The consent that the hub itself asks for, for this partner and the person spoken of,"
              + " before a message is routed and again right before it is sent",
          CONSENT_PURPOSE);
  static final Key CONSENT =
      Key.of(
          "consent",
          part(CONSENT_GROUP),
          "Persetujuan yang harus ada; wajib bila basis berisi consent",
          "The consent there must be; required where basis is consent");
  static final Key VALID_UNTIL =
      Key.of(
              "validUntil",
              text("tanggal, tahun-bulan-hari", "a date, year-month-day").with("format", "date"),
              "Hari terakhir berlakunya, dalam hub.zone",
              "The last day it holds, in hub.zone")
          .required()
          .example("2027-12-31");
  static final Key CROSS_BORDER =
      Key.of(
              "crossBorder",
              flag(),
              "Apakah data keluar dari Indonesia; tertulis dalam paket mitra",
              "Whether the data leave Indonesia; the partner's pack says so")
          .preset("false");
  static final Key EXPIRE_AFTER =
      Key.of(
              "expireAfter",
              ProfileTypes.DURATION,
              "Berapa lama sebuah kiriman boleh menunggu mitra; tanpa ini limits.quota.age",
              "How long a delivery may wait for the partner; else limits.quota.age")
          .example("14d");
  static final Key FIELDS =
      Key.of(
              "fields",
              new Listing(either(ProfileTypes.POINTER, ProfileTypes.MASKED), 1, true),
              "Yang boleh dilihat mitra; kolom lain dihapus sebelum pemetaan berjalan",
              "What the partner may see; any other field is removed before the mapping runs")
          .required();
  static final KeyGroup AGREEMENT =
      KeyGroup.of(
          "agreement",
          "Dasar hukum sebuah penerimaan dan apa yang diizinkannya",
          "The legal ground of a reception and what it allows",
          REFERENCE,
          BASIS,
          PURPOSE,
          CONSENT,
          VALID_UNTIL,
          CROSS_BORDER,
          EXPIRE_AFTER,
          FIELDS);

  static final KeyGroup QUESTION_AGREEMENT =
      KeyGroup.of(
          "questionAgreement",
          "Dasar hukum sebuah pertanyaan dan kolom jawaban yang diizinkannya",
          "The legal ground of a question and the fields of the answer it allows",
          REFERENCE,
          BASIS,
          PURPOSE,
          CONSENT,
          VALID_UNTIL,
          CROSS_BORDER,
          FIELDS);

  private AgreementKeys() {}
}

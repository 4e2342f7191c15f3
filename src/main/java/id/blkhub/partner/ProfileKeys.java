package id.blkhub.partner;

import static id.blkhub.declaration.ValueType.either;
import static id.blkhub.declaration.ValueType.list;
import static id.blkhub.declaration.ValueType.part;
import static id.blkhub.declaration.ValueType.whole;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;
import id.blkhub.declaration.ValueType.Listing;
import id.blkhub.partner.PartnerProfile.PartnerScope;
import id.blkhub.partner.PartnerProfile.PartnerStage;

/** The keys of partner.yaml, from the innermost part to the whole file. */
final class ProfileKeys {
  static final Key NAME_ID =
      Key.of("id", ProfileTypes.TEXT, "Dalam bahasa Indonesia", "In Indonesian")
          .required()
          .example("Bank");
  static final Key NAME_EN =
      Key.of("en", ProfileTypes.TEXT, "Dalam bahasa Inggris", "In English")
          .required()
          .example("The bank");
  static final KeyGroup NAMES =
      KeyGroup.of(
          "names", "Nama dalam kedua bahasa", "The name in both languages", NAME_ID, NAME_EN);

  static final Key SENT_KIND =
      Key.of("kind", ProfileTypes.NAME, "Jenis pesan", "A kind of message").required();
  static final Key SENT_VERSION =
      Key.of(
              "version",
              ProfileTypes.VERSION,
              "Versi kontrak yang berlaku bagi pesan yang tidak menyebut versinya",
              "The version of the contract for messages that name none")
          .required();
  static final KeyGroup SENT =
      KeyGroup.of(
          "sent",
          "Jenis pesan dengan versi kontraknya",
          "A kind with the version of its contract",
          SENT_KIND,
          SENT_VERSION);

  static final Key KIND =
      Key.of(
              "kind",
              ProfileTypes.NAME,
              "Jenis dari mappings/canonical",
              "A kind of mappings/canonical")
          .required()
          .example("assessment");
  static final Key SCOPE =
      Key.of(
              "scope",
              ProfileTypes.words(PartnerScope.values()),
              "Semua pesan, atau hanya pesan dari kasusnya sendiri",
              "All messages, or only those of its own cases")
          .required();
  static final Key WHEN =
      Key.of(
              "when",
              ProfileTypes.TEXT,
              "Syarat JSLT atas pesan kanonis, fakta kasusnya di .context; tanpa ini: selalu",
              "A JSLT condition over the canonical message, the facts of its case under .context;"
                  + " always where it is left out")
          .example(".decision == \"K\"");
  static final Key REQUIRES =
      Key.of(
              "requires",
              new Listing(ProfileTypes.POINTER, 1, true),
              "Kolom pesan kanonis yang wajib bagi mitra: pesan tanpanya belum dikirim, dan"
                  + " pengirimnya diberi tahu",
              "Fields of the canonical message the partner must have: a message without one is not"
                  + " sent yet, and its sender is told")
          .example("[/person/nik]");
  static final Key RECEIVED_AGREEMENT =
      Key.of(
              "agreement",
              part(AgreementKeys.AGREEMENT),
              "Perjanjian untuk jenis pesan ini",
              "The agreement for this kind")
          .required();
  static final Key VERSION =
      Key.of(
          "version",
          ProfileTypes.VERSION,
          "Versi kontraknya; tanpa ini: yang terbaru",
          "The version of its contract; the newest where it is left out");
  static final KeyGroup RECEPTION =
      KeyGroup.of(
          "reception",
          "Satu jenis pesan yang diterima mitra",
          "One kind of message that the partner receives",
          KIND,
          SCOPE,
          WHEN,
          REQUIRES,
          RECEIVED_AGREEMENT,
          VERSION);

  static final Key QUESTION =
      Key.of(
              "question",
              ProfileTypes.NAME,
              "Nama pertanyaannya, dari mappings/canonical/<nama>.question.schema.json",
              "Its name, of mappings/canonical/<name>.question.schema.json")
          .required()
          .example("certificate-check");
  static final Key ANSWERER =
      Key.of("of", ProfileTypes.NAME, "Mitra yang menjawab", "The partner that answers")
          .required()
          .example("bnsp");
  static final Key QUESTIONS_PER_MINUTE =
      Key.of(
              "perMinute",
              whole(1, 100_000),
              "Seberapa sering mitra boleh menanyakannya",
              "How often the partner may ask it")
          .preset("60")
          .counts("pertanyaan per menit", "questions a minute");
  static final Key ASKED_AGREEMENT =
      Key.of(
              "agreement",
              part(AgreementKeys.QUESTION_AGREEMENT),
              "Perjanjian untuk pertanyaan ini",
              "The agreement for this question")
          .required();
  static final KeyGroup ASKED =
      KeyGroup.of(
          "asked",
          "Satu pertanyaan yang boleh diajukan mitra kepada mitra lain",
          "One question that the partner may ask another one",
          QUESTION,
          ANSWERER,
          QUESTIONS_PER_MINUTE,
          ASKED_AGREEMENT);

  static final Key QUOTA_AGE =
      Key.of(
              "age",
              ProfileTypes.DURATION,
              "Berapa lama sebuah kiriman boleh menunggu bila perjanjiannya tidak menyebut"
                  + " expireAfter",
              "How long a delivery may wait where its agreement says no expireAfter")
          .preset("14d");
  static final Key QUOTA_BYTES =
      Key.of(
              "bytes",
              ProfileTypes.SIZE,
              "Paling banyak untuk setiap jenis pesan; selebihnya kiriman tertua menjadi EXPIRED",
              "At most so much of each kind; past it the oldest deliveries become EXPIRED")
          .preset("2GiB");
  static final KeyGroup QUOTA =
      KeyGroup.of(
          "quota",
          "Yang disimpan untuk mitra selama ia tidak mengambil apa pun",
          "What is kept for the partner while it takes nothing",
          QUOTA_AGE,
          QUOTA_BYTES);

  static final Key MAX_MESSAGE_BYTES =
      Key.of(
              "maxMessageBytes",
              ProfileTypes.SIZE,
              "Pesan terbesar yang boleh dikirimnya; paling besar 2MiB",
              "The largest message it may send; at most 2MiB")
          .preset("1MiB");
  static final Key MESSAGES_PER_MINUTE =
      Key.of(
              "messagesPerMinute",
              whole(1, 1_000_000),
              "Yang boleh dikirimnya, semua jenis pesan bersama",
              "What it may send, all kinds together")
          .preset("600")
          .counts("pesan per menit", "messages a minute");
  static final Key LIMIT_QUOTA =
      Key.of("quota", part(QUOTA), "Kuota antreannya", "The quota of its queues");
  static final KeyGroup LIMITS =
      KeyGroup.of(
          "limits",
          "Berapa banyak mitra boleh memakai hub",
          "How much of the hub the partner may use",
          MAX_MESSAGE_BYTES,
          MESSAGES_PER_MINUTE,
          LIMIT_QUOTA);

  static final Key SILENT_FOR =
      Key.of(
              "silentFor",
              ProfileTypes.DURATION,
              "Mitra yang tidak mengirim apa pun selama ini dianggap diam; metrik"
                  + " blkhub_alert_silent_seconds",
              "A partner that sends nothing for so long counts as silent; the metric"
                  + " blkhub_alert_silent_seconds")
          .example("24h");
  static final Key OLDEST_QUEUED =
      Key.of(
              "oldestQueued",
              ProfileTypes.DURATION,
              "Kiriman yang menunggu lebih lama dari ini perlu dilihat; metrik"
                  + " blkhub_alert_oldest_seconds",
              "A delivery that waits longer needs a look; the metric blkhub_alert_oldest_seconds")
          .example("1h");
  static final KeyGroup ALERTS =
      KeyGroup.of(
          "alerts",
          "Batas yang diberitahukan kepada pemantau, untuk aturan peringatannya",
          "The limits that monitoring is told, for its alert rules",
          SILENT_FOR,
          OLDEST_QUEUED);

  static final Key PARTNER_ID =
      Key.of("id", ProfileTypes.NAME, "Nama foldernya", "The name of its folder")
          .required()
          .example("bnsp");
  static final Key PARTNER_NAME =
      Key.of(
              "name",
              either(ProfileTypes.TEXT, part(NAMES)),
              "Nama yang dikenal orang, dalam kedua bahasa atau sama di keduanya",
              "As people know it, in both languages or the same in both")
          .required();
  static final Key SENDS =
      Key.of(
          "sends",
          new Listing(either(ProfileTypes.NAME, part(SENT)), 0, true),
          "Jenis pesan yang boleh dikirimnya",
          "The kinds it may send");
  static final Key RECEIVES =
      Key.of(
          "receives",
          list(part(RECEPTION)),
          "Jenis pesan yang diterimanya, masing-masing dengan perjanjian",
          "The kinds it gets, each under an agreement");
  static final Key ANSWERS =
      Key.of(
          "answers",
          new Listing(ProfileTypes.NAME, 0, true),
          "Pertanyaan yang dijawabnya melalui HTTP",
          "The questions it answers over HTTP");
  static final Key ASKS =
      Key.of(
          "asks",
          list(part(ASKED)),
          "Pertanyaan yang boleh diajukannya, masing-masing dengan perjanjian",
          "The questions it may ask, each under an agreement");
  static final Key STAGE =
      Key.of(
              "stage",
              ProfileTypes.words(PartnerStage.values()),
              "Mitra dalam test hanya mendapat pesan bertanda uji, dan kirimannya adalah uji",
              "A partner in test gets messages marked as test and no others, and what it sends is"
                  + " a test")
          .required();
  static final Key PARTNER_LIMITS =
      Key.of("limits", part(LIMITS), "Batas pemakaian", "The limits of its use");
  static final Key PARTNER_ALERTS =
      Key.of(
          "alerts", part(ALERTS), "Batas untuk pemantauan", "The limits that monitoring is told");

  static final KeyGroup PROFILE =
      KeyGroup.of(
          "partner.yaml",
          "Siapa mitra ini, apa yang boleh dikirimnya, dan apa yang diterimanya dengan perjanjian"
              + " mana. Panduan: docs/integrator/first-flow.md",
          "Who a partner is, what it may send, and what it receives under which agreement. Guide:"
              + " docs/integrator/first-flow.md",
          PARTNER_ID,
          PARTNER_NAME,
          SENDS,
          RECEIVES,
          ANSWERS,
          ASKS,
          STAGE,
          PARTNER_LIMITS,
          PARTNER_ALERTS);

  private ProfileKeys() {}
}

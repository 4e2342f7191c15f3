package id.blkhub.rehearsal;

import static id.blkhub.declaration.ValueType.choice;
import static id.blkhub.declaration.ValueType.flag;
import static id.blkhub.declaration.ValueType.part;
import static id.blkhub.declaration.ValueType.whole;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;
import id.blkhub.declaration.ValueType.Listing;
import id.blkhub.question.QuestionProblem;

/** The keys of a scenario file, from the steps to the whole file. */
final class ScenarioKeys {
  /** A message from a partner. */
  static final class OfSend {
    static final Key FROM =
        Key.of("from", ScenarioTypes.NAME, "Mitra yang mengirim", "The partner that sends")
            .required();
    static final Key KIND =
        Key.of("kind", ScenarioTypes.NAME, "Jenis pesan", "The kind of message").required();
    static final Key SAMPLE =
        Key.of(
                "sample",
                ScenarioTypes.TEXT,
                "mappings/<from>/in/<kind>/<sample>.in.json",
                "mappings/<from>/in/<kind>/<sample>.in.json")
            .example("full");
    static final Key WITH =
        Key.of(
            "with",
            ScenarioTypes.OBJECT,
            "Perubahan pada contoh: JSON Pointer ke nilai; null menghapus",
            "Changes to the sample: JSON Pointer to value; null removes");
    static final Key BODY =
        Key.of("body", ScenarioTypes.OBJECT, "Pesannya sendiri", "The message itself");
    static final Key TEXT =
        Key.of("text", ScenarioTypes.TEXT, "Pesan yang bukan JSON", "A message that is no JSON");
    static final Key ID =
        Key.of("id", ScenarioTypes.TEXT, "Id pesan dari pengirim", "The sender's message id");
    static final Key SOURCE =
        Key.of("source", ScenarioTypes.TEXT, "Sumber CloudEvents", "The CloudEvents source");
    static final Key DATASCHEMA =
        Key.of(
            "dataschema",
            ScenarioTypes.TEXT,
            "dataschema CloudEvents: berakhir dengan versi kontrak",
            "The CloudEvents dataschema: it ends in the version of the contract");
    static final Key TEST =
        Key.of(
                "test",
                flag(),
                "Tanda uji; kiriman mitra dalam tahap test selalu bertanda",
                "The mark of a test; what a partner in stage test sends has it in any case")
            .preset("false");
    static final Key CORRECTION =
        Key.of(
            "correction",
            choice("cancel", "void", "correct"),
            "Yang dilakukan pesan ini pada yang lebih dulu",
            "What the message does to an earlier one");
    static final Key REASON =
        Key.of(
            "reason",
            choice("WRONG_PERSON", "REVOKED", "WITHDRAWN", "OTHER"),
            "Alasan pembatalan atau pembetulan",
            "Why it is taken back or corrected");

    private OfSend() {}
  }

  /** What a partner will answer. */
  static final class OfAnswer {
    static final Key PARTNER =
        Key.of("partner", ScenarioTypes.NAME, "Mitra yang dipanggil", "The partner that is called")
            .required();
    static final Key CALL =
        Key.of("call", ScenarioTypes.CALL, "Panggilan yang dijawab", "The call it answers")
            .required();
    static final Key STATUS =
        Key.of("status", whole(200, 599), "Status HTTP", "The HTTP status").example("503");
    static final Key BODY =
        Key.of(
            "body",
            ScenarioTypes.ANY_JSON,
            "Isi jawaban: JSON, atau teks apa adanya",
            "The body of the answer: JSON, or a text as it is");
    static final Key RETRY_AFTER =
        Key.of("retryAfter", ScenarioTypes.SECONDS, "Kepala Retry-After", "The header Retry-After")
            .counts("detik", "seconds")
            .example("30");
    static final Key FAILS =
        Key.of(
            "fails",
            choice("unreachable", "timeout", "broken"),
            "Kegagalan, sebagai ganti status",
            "A failure, instead of a status");

    private OfAnswer() {}
  }

  /** A question of a partner to a partner. */
  static final class OfAsk {
    static final Key FROM =
        Key.of("from", ScenarioTypes.NAME, "Mitra yang bertanya", "The partner that asks")
            .required();
    static final Key OF =
        Key.of("of", ScenarioTypes.NAME, "Mitra yang ditanyai", "The partner that is asked")
            .required();
    static final Key QUESTION =
        Key.of("question", ScenarioTypes.NAME, "Nama pertanyaannya", "The name of the question")
            .required()
            .example("certificate-check");
    static final Key BODY =
        Key.of("body", ScenarioTypes.OBJECT, "Pertanyaannya", "The question itself").required();
    static final Key ANSWER =
        Key.of(
            "answer",
            ScenarioTypes.OBJECT,
            "Seluruh jawaban yang diterima penanya",
            "The whole answer that the asker gets");
    static final Key CODE =
        Key.of(
                "code",
                ScenarioTypes.CODE,
                "Kode yang diterima penanya bila tidak ada jawaban",
                "The code that the asker gets where there is no answer")
            .example(QuestionProblem.AWAY.code());

    private OfAsk() {}
  }

  static final Key SEND =
      Key.of(
          "send",
          part(
              KeyGroup.of(
                  "send",
                  "Pesan dari mitra: salah satu dari sample, body, text",
                  "A message from a partner: one of sample, body, text",
                  OfSend.FROM,
                  OfSend.KIND,
                  OfSend.SAMPLE,
                  OfSend.WITH,
                  OfSend.BODY,
                  OfSend.TEXT,
                  OfSend.ID,
                  OfSend.SOURCE,
                  OfSend.DATASCHEMA,
                  OfSend.TEST,
                  OfSend.CORRECTION,
                  OfSend.REASON)),
          "Seorang mitra mengirim pesan",
          "A partner sends a message");
  static final Key ANSWER =
      Key.of(
          "answer",
          part(
              KeyGroup.of(
                  "answer",
                  "Jawaban mitra atas satu panggilan, sekali: sebuah status, atau tanpa jawaban",
                  "What a partner will answer to one call, once: a status, or no answer",
                  OfAnswer.PARTNER,
                  OfAnswer.CALL,
                  OfAnswer.STATUS,
                  OfAnswer.BODY,
                  OfAnswer.RETRY_AFTER,
                  OfAnswer.FAILS)),
          "Yang akan dijawab mitra atas satu panggilan",
          "What a partner will answer to one call");
  static final Key ASK =
      Key.of(
          "ask",
          part(
              KeyGroup.of(
                  "ask",
                  "Pertanyaan seorang mitra kepada mitra lain, dan apa yang diterimanya: answer"
                      + " atau code",
                  "A question of a partner to another, and what it gets: answer or code",
                  OfAsk.FROM,
                  OfAsk.OF,
                  OfAsk.QUESTION,
                  OfAsk.BODY,
                  OfAsk.ANSWER,
                  OfAsk.CODE)),
          "Seorang mitra bertanya kepada mitra lain",
          "A partner asks another one");
  static final Key PASS =
      Key.of(
              "pass",
              ScenarioTypes.LAPSE,
              "Waktu yang berlalu; yang jatuh tempo sementara itu dikerjakan menurut urutannya",
              "Time that passes; what falls due meanwhile is done in its order")
          .example("30s");
  static final Key TAKE =
      Key.of(
          "take",
          ScenarioTypes.NAME,
          "Mitra yang mengambil dan mengukuhkan semua isi antreannya",
          "A partner that takes and confirms all that lies on its own queues");
  static final Key REJECT =
      Key.of(
          "reject",
          ScenarioTypes.NAME,
          "Mitra yang kliennya menolak semua isi antreannya",
          "A partner whose client rejects all that lies on its own queues");
  static final Key EXPECT =
      Key.of(
          "expect",
          part(ExpectKeys.EXPECT),
          "Semua yang keluar sejak expect sebelumnya",
          "All that came out since the last expect");

  static final Key DESCRIPTION =
      Key.of(
          "description",
          ScenarioTypes.TEXT,
          "Yang ditunjukkannya, bagi siapa pun yang membacanya kelak",
          "What it shows, for whoever reads it later");
  static final Key AT =
      Key.of(
              "at",
              ScenarioTypes.MOMENT,
              "Saat mulainya; jam diam kecuali oleh pass",
              "When it begins; the clock stands still but for pass")
          .required()
          .example("2026-06-01T08:00:00+07:00");
  static final Key STEPS =
      Key.of(
              "steps",
              new Listing(
                  part(
                      KeyGroup.oneOf(
                          "step",
                          "Satu langkah: salah satu dari kunci-kunci ini",
                          "One step: one of these keys",
                          SEND,
                          ANSWER,
                          ASK,
                          PASS,
                          TAKE,
                          REJECT,
                          EXPECT)),
                  1,
                  false),
              "Langkah-langkahnya menurut urutan",
              "Its steps in their order")
          .required();

  static final KeyGroup SCENARIO =
      KeyGroup.of(
          "scenario",
          "Pesan masuk, jawaban mitra, waktu yang berlalu, dan persis apa hasilnya. Panduan:"
              + " docs/integrator/test.md",
          "Messages in, what partners answer, time that passes, and exactly what must come of it."
              + " Guide: docs/integrator/test.md",
          DESCRIPTION,
          AT,
          STEPS);

  private ScenarioKeys() {}
}

package id.blkhub.rehearsal;

import static id.blkhub.declaration.ValueType.choice;
import static id.blkhub.declaration.ValueType.flag;
import static id.blkhub.declaration.ValueType.list;
import static id.blkhub.declaration.ValueType.part;

import id.blkhub.contract.ContractProblem;
import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;

/** The keys of a step {@code expect}: what came out of the hub, in four sections. */
final class ExpectKeys {
  /** A message on a partner's own queue. */
  static final class OfMessage {
    static final Key TO =
        Key.of("to", ScenarioTypes.NAME, "Mitra yang mendapatnya", "The partner that gets it")
            .required();
    static final Key KIND =
        Key.of("kind", ScenarioTypes.NAME, "Jenis pesan", "The kind of message").required();
    static final Key BODY =
        Key.of("body", ScenarioTypes.OBJECT, "Seluruh pesan", "The whole message");
    static final Key SUBSET =
        Key.of(
            "subset",
            ScenarioTypes.OBJECT,
            "Sebagian pesan: objek boleh punya kunci lain",
            "A part of the message: objects may have more keys");
    static final Key SAMPLE =
        Key.of(
                "sample",
                ScenarioTypes.TEXT,
                "mappings/<to>/out/<kind>/<sample>.out.json, yang sama dengan pesannya",
                "mappings/<to>/out/<kind>/<sample>.out.json, which the message equals")
            .example("full");
    static final Key CORRECTION =
        Key.of(
            "correction",
            choice("void", "correct"),
            "Bila pesan ini membatalkan atau membetulkan yang lebih dulu",
            "Where the message voids or corrects an earlier one");
    static final Key TEST =
        Key.of(
                "test",
                flag(),
                "Apakah penerimanya membaca bahwa ini uji",
                "Whether its receiver reads that it is a test")
            .preset("false");

    private OfMessage() {}
  }

  /** An HTTP call to a partner. */
  static final class OfCall {
    static final Key TO =
        Key.of("to", ScenarioTypes.NAME, "Mitra yang dipanggil", "The partner that is called")
            .required();
    static final Key CALL =
        Key.of("call", ScenarioTypes.CALL, "Metode dan jalurnya", "Its method and path").required();
    static final Key BODY =
        Key.of("body", ScenarioTypes.OBJECT, "Seluruh isinya", "The whole body");
    static final Key SUBSET =
        Key.of("subset", ScenarioTypes.OBJECT, "Sebagian isinya", "A part of the body");

    private OfCall() {}
  }

  /** What a sender is told. */
  static final class OfReceipt {
    static final Key TO =
        Key.of("to", ScenarioTypes.NAME, "Pengirim yang diberi tahu", "The sender that is told")
            .required();
    static final Key STATE =
        Key.of(
                "state",
                choice(
                    "ACCEPTED",
                    "REJECTED",
                    "DUPLICATE",
                    "WAITING",
                    "HELD",
                    "AVAILABLE",
                    "DELIVERED",
                    "PARKED",
                    "EXPIRED",
                    "CANCELLED"),
                "Keadaan pesan atau kiriman",
                "The state of the message or delivery")
            .required();
    static final Key PARTNER =
        Key.of(
            "partner",
            ScenarioTypes.TEXT,
            "Penerima kiriman yang dimaksud",
            "The receiver of the delivery it speaks of");
    static final Key ERRORS =
        Key.of(
            "errors",
            list(part(OfError.GROUP)),
            "Dalam urutan apa pun; dihapus bila tidak ada",
            "In any order; left out where there are none");
    static final Key ID =
        Key.of(
            "id",
            ScenarioTypes.TEXT,
            "Id pesan dari pengirim; dibandingkan bila ditulis",
            "The sender's message id; compared where it is written");
    static final Key KIND =
        Key.of(
            "kind",
            ScenarioTypes.TEXT,
            "Jenis pesan; dibandingkan bila ditulis",
            "The kind of message; compared where it is written");
    static final Key KEY =
        Key.of(
            "key",
            ScenarioTypes.TEXT,
            "Kunci bisnis; dibandingkan bila ditulis",
            "The business key; compared where it is written");
    static final Key REF =
        Key.of(
            "ref",
            ScenarioTypes.TEXT,
            "Sebutan penerima untuknya; dibandingkan bila ditulis",
            "What the receiver calls it; compared where it is written");

    private OfReceipt() {}
  }

  /** An error of a receipt. */
  static final class OfError {
    static final Key CODE =
        Key.of("code", ScenarioTypes.CODE, "Kode masalahnya", "The code of the problem")
            .required()
            .example(ContractProblem.REQUIRED.code());
    static final Key PATH =
        Key.of(
                "path",
                ScenarioTypes.TEXT,
                "JSON Pointer ke tempatnya; dihapus bila seluruh pesan",
                "JSON Pointer to its place; left out for the whole message")
            .example("/person/nik");
    static final KeyGroup GROUP = KeyGroup.of("error", "Satu kesalahan", "One error", CODE, PATH);

    private OfError() {}
  }

  /** A partner that did not get an accepted message. */
  static final class OfFilter {
    static final Key PARTNER =
        Key.of(
                "partner",
                ScenarioTypes.NAME,
                "Mitra yang punya perjanjian untuk jenis ini dan tidak mendapat pesannya",
                "The partner that has an agreement for the kind and did not get the message")
            .required();
    static final Key WHY =
        Key.of(
            "why",
            choice("stage", "agreement", "scope", "condition", "consent", "missing"),
            "Syarat pertama yang tidak terpenuhi; dibandingkan bila ditulis",
            "The first condition that does not hold; compared where it is written");

    private OfFilter() {}
  }

  static final Key MESSAGES =
      Key.of(
          "messages",
          list(
              part(
                  KeyGroup.of(
                      "expectedMessage",
                      "Sebuah pesan: salah satu dari body, subset, sample",
                      "A message: one of body, subset, sample",
                      OfMessage.TO,
                      OfMessage.KIND,
                      OfMessage.BODY,
                      OfMessage.SUBSET,
                      OfMessage.SAMPLE,
                      OfMessage.CORRECTION,
                      OfMessage.TEST))),
          "Di antrean mitra, dan sebagai berkas untuk mitra; yang dari satu antrean menurut"
              + " urutannya",
          "On the partners' own queues, and as files for them; those of one queue in their order");
  static final Key CALLS =
      Key.of(
          "calls",
          list(
              part(
                  KeyGroup.of(
                      "expectedCall",
                      "Sebuah panggilan: salah satu dari body, subset",
                      "A call: one of body, subset",
                      OfCall.TO,
                      OfCall.CALL,
                      OfCall.BODY,
                      OfCall.SUBSET))),
          "Panggilan HTTP; yang ke satu mitra menurut urutannya",
          "HTTP calls; those to one partner in their order");
  static final Key RECEIPTS =
      Key.of(
          "receipts",
          list(
              part(
                  KeyGroup.of(
                      "expectedReceipt",
                      "Sebuah tanda terima",
                      "A receipt",
                      OfReceipt.TO,
                      OfReceipt.STATE,
                      OfReceipt.PARTNER,
                      OfReceipt.ERRORS,
                      OfReceipt.ID,
                      OfReceipt.KIND,
                      OfReceipt.KEY,
                      OfReceipt.REF))),
          "Yang diberitahukan kepada pengirim, dalam urutan apa pun",
          "What senders are told, in any order");
  static final Key FILTERED =
      Key.of(
          "filtered",
          list(
              part(
                  KeyGroup.of(
                      "expectedFilter",
                      "Mitra yang tidak mendapat pesan",
                      "A partner that did not get a message",
                      OfFilter.PARTNER,
                      OfFilter.WHY))),
          "Yang punya perjanjian dan tidak mendapat pesan yang diterima, dalam urutan apa pun; yang"
              + " dalam tahap test tidak perlu disebut",
          "Who has an agreement for the kind and did not get an accepted message, in any order;"
              + " those in stage test need not be named");

  static final KeyGroup EXPECT =
      KeyGroup.of(
          "expect",
          "Semua yang keluar sejak expect sebelumnya, tidak lebih dan tidak kurang; bagian yang"
              + " tidak ditulis harus kosong",
          "All that came out since the last expect, nothing more and nothing less; a section that"
              + " is left out must be empty",
          MESSAGES,
          CALLS,
          RECEIPTS,
          FILTERED);

  private ExpectKeys() {}
}

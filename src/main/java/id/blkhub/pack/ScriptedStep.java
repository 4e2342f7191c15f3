package id.blkhub.pack;

import id.blkhub.message.Text;

/** A step of the script that the hub plays with a partner in stage test. */
public enum ScriptedStep {
  SEND(
      "kirim pesan yang benar",
      "send a sound message",
      "Kirim %s yang benar dengan id baru; jawabannya ACCEPTED (atau WAITING bila nomor yang"
          + " dirujuk belum ada).",
      "Send a sound %s under a new id; the answer is ACCEPTED (or WAITING where the number it"
          + " refers to is not there yet)."),
  BREAK(
      "kirim pesan yang salah",
      "send a broken message",
      "Kirim %s tanpa salah satu isian wajib; jawabannya 422 atau REJECTED dengan kode dan tempat.",
      "Send a %s that lacks a required field; the answer is 422 or REJECTED with a code and a"
          + " place."),
  RESEND(
      "kirim ulang",
      "send it again",
      "Kirim %s yang tadi sekali lagi, id dan isi sama; jawabannya DUPLICATE.",
      "Send the %s of before once more, the same id and content; the answer is DUPLICATE."),
  CORRECT(
      "koreksi atau batalkan",
      "correct it or take it back",
      "Kirim %s yang tadi dengan id baru dan ce-correction void atau correct; jawabannya ACCEPTED.",
      "Send the %s of before under a new id with ce-correction void or correct; the answer is"
          + " ACCEPTED."),
  TAKE(
      "kiriman uji sampai",
      "a test delivery arrives",
      "Minta operator hub atau pengirim %s mengirim satu pesan uji; kirimannya siap di antrean Anda"
          + " atau dipanggilkan kepada Anda.",
      "Ask the hub's operator or a sender of %s for a test; its delivery lies in your queue or is"
          + " called at your interface."),
  ACKNOWLEDGE(
      "simpan dan konfirmasi",
      "store and acknowledge",
      "Simpan kiriman %s itu, lalu konfirmasi (queue, outbox, atau jawaban 2xx); keadaannya"
          + " DELIVERED.",
      "Store that delivery of %s, then acknowledge it (queue, outbox, or a 2xx answer); its state"
          + " is DELIVERED.");

  private final Text title;
  private final Text how;

  ScriptedStep(String id, String en, String howId, String howEn) {
    this.title = new Text(id, en);
    this.how = new Text(howId, howEn);
  }

  public Text title() {
    return title;
  }

  /** What turns the step green, for a kind. */
  public Text how(String kind) {
    return new Text(how.id().formatted(kind), how.en().formatted(kind));
  }

  /** Whether it is a step of a kind that the partner sends. */
  public boolean ofSender() {
    return this != TAKE && this != ACKNOWLEDGE;
  }
}

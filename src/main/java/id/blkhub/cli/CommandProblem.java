package id.blkhub.cli;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** How a command can be called wrongly, and why it changed nothing. */
enum CommandProblem implements ProblemCode {
  NO_COMMAND(
      "HUB-S012",
      "tidak ada perintah \"%1$s\"%2$s; yang ada: %3$s, atau tanpa perintah untuk menjalankan hub",
      "there is no command \"%1$s\"%2$s; there are %3$s, or none to start the hub"),
  NO_SUBCOMMAND(
      NO_COMMAND,
      "tidak ada perintah \"%1$s %2$s\"%3$s; yang ada: %4$s",
      "there is no command \"%1$s %2$s\"%3$s; there are %4$s"),
  SUBCOMMAND_MISSING(NO_COMMAND, "sebutkan salah satu: %s", "say which one is wanted: %s"),
  NO_OPTION(NO_COMMAND, "tidak ada opsi %s%s", "there is no option %s%s"),
  MISSING(NO_COMMAND, "yang kurang: %s", "this is missing: %s"),
  WORD_TOO_MANY(NO_COMMAND, "kata \"%s\" tidak diperlukan", "\"%s\" is one word too many"),
  VALUE(NO_COMMAND, "%s tidak dapat dipakai dengan nilai ini", "%s cannot be used with this value"),
  LANGUAGE(
      NO_COMMAND,
      "bahasa \"%s\" tidak ada; yang ada: id dan en",
      "there is no language \"%s\"; there are id and en"),
  NO_MAPPING(NO_COMMAND, "tidak ada pemetaan %s%s", "there is no mapping %s%s"),
  NO_FILE(NO_COMMAND, "berkas %s tidak ada", "there is no file %s"),
  NO_CASE(
      NO_COMMAND, "tidak ada kasus dengan \"%s\" dalam namanya", "no case has \"%s\" in its name"),
  NO_PARTNER(
      NO_COMMAND,
      "tidak ada mitra %s di %s; yang ada: %s",
      "there is no partner %s in %s; there are %s"),
  NO_ADDRESS(
      NO_COMMAND,
      "%s adalah alamat http atau https, misalnya https://hub.example.go.id",
      "%s is an http or https address such as https://hub.example.go.id"),
  NOT_EMPTY(
      NO_COMMAND, "sudah ada isinya, tidak ditimpa: %s", "not empty, nothing overwritten: %s"),
  PASSWORD(
      NO_COMMAND,
      "kata sandi dibaca dari masukan standar: satu baris, %s sampai %s bita",
      "the password is read from standard input: one line, %s to %s bytes"),
  NEITHER_SENDS_NOR_RECEIVES(
      NO_COMMAND,
      "sebutkan yang dikirim atau diterimanya: --sends <jenis>=<contoh.json> atau --receives",
      "say what it sends or receives: --sends <kind>=<sample.json> or --receives"),
  NO_SAMPLE(
      NO_COMMAND,
      "beri contoh setiap jenis yang dikirim: --sends %s=<contoh.json>",
      "give a sample of each kind it sends: --sends %s=<sample.json>"),
  SAMPLE_TWICE(NO_COMMAND, "dua contoh %s bernama %s", "two samples of %s are called %s"),
  CANNOT_READ(NO_COMMAND, "%s tidak dapat dibaca: %s", "cannot read %s: %s"),
  ONLY_WITH_RECEIVES(
      NO_COMMAND,
      "--%s berlaku untuk yang diterima: tambahkan --receives <jenis>",
      "--%s is of what it receives: add --receives <kind>"),
  OPTION_EMPTY(NO_COMMAND, "--%s belum diisi", "--%s is missing"),
  CANNOT_WRITE(
      StartRule.FILE_TROUBLE, "tidak dapat ditulis: %s (%s)", "cannot be written: %s (%s)"),
  NOTHING_CHANGED(
      "HUB-S017",
      "tidak ada yang berubah sejak versi %s; tidak ada yang dirilis",
      "nothing has changed since version %s; nothing was released"),
  NOT_SOUND(
      NOTHING_CHANGED,
      "berkas mitra ini belum benar; tidak ada yang dirilis",
      "the files of this partner are not right; nothing was released");

  private final CodedText declared;

  CommandProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  CommandProblem(ProblemCode same, String indonesian, String english) {
    this(same.code(), indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}

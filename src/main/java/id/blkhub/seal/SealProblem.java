package id.blkhub.seal;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What is wrong with the master key, or with bytes sealed under a data key. */
enum SealProblem implements ProblemCode {
  KEY_MISSING(
      "HUB-J003",
      "hub.master-key (HUB_MASTER_KEY) belum diisi. Buat dengan: openssl rand -base64 32",
      "hub.master-key (HUB_MASTER_KEY) is not set. Make one with: openssl rand -base64 32"),
  KEY_NOT_BASE64(
      KEY_MISSING,
      "hub.master-key (HUB_MASTER_KEY) bukan base64 dari 32 bita. Buat dengan: openssl rand -base64"
          + " 32",
      "hub.master-key (HUB_MASTER_KEY) is not base64 of 32 bytes. Make one with: openssl rand"
          + " -base64 32"),
  KEY_LENGTH(
      KEY_MISSING,
      "hub.master-key (HUB_MASTER_KEY) terdiri dari %s bita, seharusnya 32. Buat dengan: openssl"
          + " rand -base64 32",
      "hub.master-key (HUB_MASTER_KEY) has %s bytes, it must have 32. Make one with: openssl rand"
          + " -base64 32"),
  OTHER_KEY(
      "HUB-J004",
      "hub.master-key bukan kunci yang dipakai saat basis data ini dibuat. Atur kunci yang lama:"
          + " tanpa itu isi yang tersimpan tidak dapat dibuka dan tidak ada hash yang cocok.",
      "hub.master-key is not the one this database was made with. Set the earlier one: without it"
          + " no stored payload can be opened and no hash would match."),
  CHANGED(
      "HUB-J005",
      "bita tersegel telah berubah atau milik pesan lain",
      "sealed bytes were changed or belong to another message"),
  FORGOTTEN("HUB-J006", "kunci data %s sudah dihapus", "data key %s is forgotten"),
  NOT_OF_THIS_KEY(
      "HUB-J009",
      "kunci data %s bukan dari kunci utama ini",
      "data key %s is not of this master key");

  private final CodedText declared;

  SealProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  SealProblem(SealProblem same, String indonesian, String english) {
    this(same.code(), indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}

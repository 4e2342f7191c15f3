package id.blkhub.store;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Why a database or the data folder cannot be used, or needs an operator. */
enum StoreProblem implements ProblemCode {
  URL(
      "HUB-J001",
      "hub.database.url bukan jdbc:sqlite: dan bukan jdbc:postgresql://host/database",
      "hub.database.url is neither jdbc:sqlite: nor jdbc:postgresql://host/database"),
  NOT_DURABLE(
      "HUB-J002",
      "basis data dapat kehilangan commit saat listrik padam: %s menjawab %s, seharusnya salah satu"
          + " dari %s",
      "the database would lose commits in a power cut: %s answers %s, expected one of %s"),
  FOLDER(
      "HUB-J010",
      "hub.data tidak dapat dipakai: %s %s. Beri hub folder di disk lokal yang boleh ditulis"
          + " penggunanya (hub.data).",
      "hub.data cannot be used: %s %s. Give the hub a folder on a local disk that its user may"
          + " write to (hub.data)."),
  FILES(
      FOLDER,
      "basis data di hub.data tidak dapat dipakai (%s). Periksa apakah folder dan berkasnya milik"
          + " pengguna hub, disknya masih cukup, dan tidak ada program lain yang membuka"
          + " berkasnya.",
      "the database in hub.data cannot be used (%s). Look whether the folder and its files belong"
          + " to the hub's user, the disk has room and nobody else has the files open."),
  CONNECTION(
      FOLDER,
      "hub.database.url tidak dapat dipakai: %s (SQL state %s). Periksa hub.database.url,"
          + " hub.database.user, dan hub.database.password.",
      "hub.database.url cannot be used: %s (SQL state %s). Check hub.database.url,"
          + " hub.database.user and hub.database.password."),
  IN_USE(
      "HUB-J011",
      "hub.data sedang dipakai hub lain (proses %s): %s",
      "hub.data is in use by another hub (process %s): %s"),
  LOG_CUT(
      "HUB-J012",
      "Akhir %s-wal rusak: %s commit terakhirnya tidak dapat dibaca dan dilewati. Yang sudah"
          + " dikonfirmasi dan belum diantar ada di broker.",
      "The end of %s-wal is damaged: its last %s commits cannot be read and are left out. What was"
          + " confirmed and not yet delivered is in the broker."),
  DAMAGED(
      "HUB-J013",
      "%s %s. Berhenti di sini: pulihkan hub.data seluruhnya dari cadangan, atau untuk memulai dari"
          + " awal tanpa isinya, pindahkan seluruh folder itu.",
      "%s %s. Stop here: restore hub.data as a whole from a backup, or to begin anew without what"
          + " it held, move the whole folder away."),
  FOREIGN(
      DAMAGED,
      "basis data %s memuat tabel yang bukan milik hub. Beri hub basis data sendiri.",
      "the database %s holds tables that are not the hub's. Give the hub a database of its own."),
  NEWER(
      "HUB-J014",
      "basis data %s dibuat oleh versi hub yang lebih baru (tabelnya versi %s). Jalankan versi itu,"
          + " atau pulihkan hub.data dari cadangan sebelumnya.",
      "the database %s was made by a newer version of the hub (its tables are at %s). Start that"
          + " version, or restore hub.data from a backup made before it."),
  OTHER_TABLES(
      NEWER,
      "tabel basis data %s bukan yang dibuat versi hub ini. Jalankan versi yang membuatnya, atau"
          + " pulihkan hub.data dari cadangan.",
      "the tables of the database %s are not those this version of the hub makes. Start the version"
          + " that made them, or restore hub.data from a backup."),
  OTHER_OWNER(
      "HUB-J015",
      "%s milik pengguna lain, sehingga haknya tidak dapat dipersempit: pengguna lain di mesin ini"
          + " mungkin dapat membacanya",
      "%s belongs to another user, so that its rights cannot be narrowed: others on this machine"
          + " may be able to read it");

  private final CodedText declared;

  StoreProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  StoreProblem(StoreProblem same, String indonesian, String english) {
    this(same.code(), indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}

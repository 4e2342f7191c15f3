package id.blkhub.setting;

import static id.blkhub.setting.SettingTypes.ADDRESS;
import static id.blkhub.setting.SettingTypes.DURATION;
import static id.blkhub.setting.SettingTypes.FLAG;
import static id.blkhub.setting.SettingTypes.FOLDER;
import static id.blkhub.setting.SettingTypes.PERIOD;
import static id.blkhub.setting.SettingTypes.POSITIVE;
import static id.blkhub.setting.SettingTypes.SECRET;
import static id.blkhub.setting.SettingTypes.TEXT;
import static id.blkhub.setting.SettingTypes.ZONE;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;

/** Settings of this process: its folders, secrets, databases, and how long what is kept. */
final class ProcessKeys {
  static final KeyGroup FOLDERS =
      KeyGroup.of(
          "folders",
          "Folder",
          "Folders",
          Key.of(
                  "hub.home",
                  FOLDER,
                  "Folder yang memuat routes/, mappings/ dan data/; tanpa ini folder kerja",
                  "The folder that holds routes/, mappings/ and data/; else the working directory")
              .preset("${HUB_HOME:.}")
              .example("/srv/blkhub"),
          Key.of("hub.routes", FOLDER, "Rute dan profil mitra", "Routes and partners' profiles")
              .preset("${hub.home}/routes"),
          Key.of("hub.mappings", FOLDER, "Kontrak dan pemetaan", "Contracts and mappings")
              .preset("${hub.home}/mappings"),
          Key.of(
                  "hub.data",
                  FOLDER,
                  "Basis data (SQLite) dan berkas broker; harus di disk lokal",
                  "Databases (SQLite) and the broker's files; must be on a local disk")
              .preset("${hub.home}/data"),
          Key.of(
                  "hub.files",
                  FOLDER,
                  "Folder tempat mitra menaruh berkas, satu folder untuk setiap mitra",
                  "The folder into which partners drop files, one folder for each partner")
              .preset("${hub.data}/files")
              .example("/srv/blkhub-files"),
          Key.of("hub.broker.data", FOLDER, "Berkas broker saja", "The broker's files alone")
              .preset("${hub.data}/broker"),
          Key.of(
                  "hub.wait-for-data",
                  DURATION,
                  "Berapa lama sebuah start menunggu hub lain yang masih memakai hub.data; setelah"
                      + " itu berakhir dengan kode keluar 2 (HUB-J011)",
                  "How long a start waits for another hub that still uses hub.data; then it ends"
                      + " with exit code 2 (HUB-J011)")
              .preset("40s"));

  static final KeyGroup SECRETS =
      KeyGroup.of(
          "secrets",
          "Rahasia dan akun",
          "Secrets and accounts",
          Key.of(
                  "hub.master-key",
                  SECRET,
                  "base64 dari 32 bita acak; membungkus kunci isi pesan yang disimpan. Wajib",
                  "base64 of 32 random bytes; wraps the keys of stored payloads. Required")
              .preset("${HUB_MASTER_KEY:}"),
          Key.of(
              "hub.accounts.<partner>",
              SECRET,
              "SHA-256 (heksadesimal) dari rahasia mitra; beberapa, dipisah koma, selama diganti."
                  + " Wajib",
              "SHA-256 (hexadecimal) of the partner's secret; several, separated by commas, while"
                  + " one is being replaced. Required"),
          Key.of(
              "hub.operators.<name>",
              SECRET,
              "Hash bcrypt dari kata sandi operator, seperti dicetak operator hash; tanpa satu pun,"
                  + " tidak ada yang dapat memakai konsol",
              "The bcrypt hash of an operator's password, as operator hash prints it; without any,"
                  + " nobody can use the console"));

  static final KeyGroup WORK =
      KeyGroup.of(
          "work",
          "Cara kerja",
          "How it works",
          Key.of(
                  "hub.zone",
                  ZONE,
                  "Zona dari hari berakhirnya perjanjian, dari ketentuan KUR bila rujukan tidak"
                      + " menyebutnya, dan dari waktu di konsol",
                  "The zone of the day on which agreements end, of KUR terms where a referral names"
                      + " none, and of the times of the console")
              .preset("Asia/Jakarta"),
          Key.of(
                  "hub.node",
                  TEXT,
                  "Nama proses ini bila beberapa memakai satu basis data",
                  "The name of this process, where several share one database")
              .preset("hub"),
          Key.of(
                  "hub.public-url",
                  ADDRESS,
                  "Alamat HTTP hub sebagaimana dicapai mitra; ditulis dalam paket mereka",
                  "The HTTP address at which partners reach the hub; their packs name it")
              .preset(""),
          Key.of(
                  "hub.waiting.timeout",
                  DURATION,
                  "Berapa lama pesan menunggu nomor yang belum diumumkan siapa pun",
                  "How long a message waits for a number nobody has announced")
              .preset("1h"),
          Key.of(
                  "hub.replays-an-hour",
                  SettingTypes.COUNT,
                  "Berapa kali sejam seorang mitra boleh meminta kirimannya lagi",
                  "How often an hour a partner may ask for its deliveries again")
              .preset("4"),
          Key.of(
                  "hub.largest-body",
                  POSITIVE,
                  "Isi pesan terbesar yang dibuka dari antrean hub sendiri",
                  "The largest body that is opened from the hub's own queues")
              .preset("2097152")
              .counts("bita", "bytes"),
          Key.of(
                  "hub.trace",
                  FLAG,
                  "true menulis kesalahan hub pada saat start atau dalam perintah dengan jejak"
                      + " tumpukannya; hanya dari lingkungan, HUB_TRACE=true",
                  "true writes a fault of the hub at its start or in a command with its stack"
                      + " trace; from the environment only, HUB_TRACE=true")
              .preset("false"));

  static final KeyGroup DATABASE =
      KeyGroup.of(
          "database",
          "Basis data",
          "Database",
          Key.of(
                  "hub.database.url",
                  TEXT,
                  "jdbc:sqlite: untuk dua berkas di hub.data, atau jdbc:postgresql://host/database",
                  "jdbc:sqlite: for two files in hub.data, or jdbc:postgresql://host/database")
              .preset("jdbc:sqlite:"),
          Key.of("hub.database.user", TEXT, "Pengguna PostgreSQL", "The user of PostgreSQL")
              .preset(""),
          Key.of("hub.database.password", SECRET, "Kata sandinya", "The user's password")
              .preset(""),
          Key.of(
                  "hub.database.connections",
                  POSITIVE,
                  "Koneksi tulis terbanyak untuk setiap basis data PostgreSQL",
                  "The most writing connections per database on PostgreSQL")
              .preset("8")
              .counts("koneksi", "connections"));

  static final KeyGroup RETENTION =
      KeyGroup.of(
          "retention",
          "Masa simpan",
          "How long what is kept",
          Key.of(
                  "hub.retention.payload",
                  DURATION,
                  "Isi pesan, setelah kiriman terakhir selesai",
                  "Payloads, after the last delivery is over")
              .preset("30d"),
          Key.of(
                  "hub.retention.rejected",
                  DURATION,
                  "Isi pesan yang ditolak dan duplikat",
                  "Payloads of rejected messages and duplicates")
              .preset("7d"),
          Key.of(
                  "hub.retention.refusals",
                  DURATION,
                  "Yang ditolak di pintu",
                  "What the door turned away")
              .preset("90d"),
          Key.of(
                  "hub.retention.files",
                  DURATION,
                  "Berkas di done/, failed/ dan results/ pada folder, server SFTP, unggahan dan"
                      + " kotak surat",
                  "Files in done/, failed/ and results/ of folders, SFTP servers, uploads and"
                      + " attachments of mails")
              .preset("30d"),
          Key.of(
                  "hub.retention.inbox",
                  DURATION,
                  "Berapa lama pesan yang dikirim lagi dikenali sebagai duplikat",
                  "How long a message sent again is known as a duplicate")
              .preset("90d"),
          Key.of(
                  "hub.retention.metadata",
                  PERIOD,
                  "Pesan, kiriman dan kejadian, tanpa isinya; apa yang dikirim kepada siapa dengan"
                      + " kunci bisnis mana, supaya dapat dibatalkan",
                  "Messages, deliveries and events, without payload; who was sent what under a"
                      + " business key, so that it can be voided")
              .preset("5y"));

  private ProcessKeys() {}
}

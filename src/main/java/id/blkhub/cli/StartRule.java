package id.blkhub.cli;

import id.blkhub.broker.BrokerProblem;
import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What keeps the hub from starting before any part of it is made. */
enum StartRule implements ProblemCode {
  NO_ACCOUNTS(
      "HUB-S001",
      "hub.accounts kosong; beri SHA-256 dari rahasia setiap mitra, misalnya"
          + " HUB_ACCOUNTS_BLK=$(printf %%s \"$SECRET\" | sha256sum | cut -d' ' -f1)",
      "hub.accounts is empty; give the SHA-256 of each partner's secret, for example"
          + " HUB_ACCOUNTS_BLK=$(printf %%s \"$SECRET\" | sha256sum | cut -d' ' -f1), or try the"
          + " hub without any secret: mvn spring-boot:test-run"),
  NO_FOLDER(
      "HUB-S002",
      "%1$s bukan folder: %2$s %3$s; jalankan hub di tempat routes/ dan mappings/ berada, atau atur"
          + " HUB_HOME",
      "%1$s is no folder: %2$s %3$s; start the hub where routes/ and mappings/ are, or set"
          + " HUB_HOME"),
  SANDBOX_DATA(
      "HUB-S003",
      "hub.data adalah folder sebuah sandbox: %s; rahasianya diketahui umum, beri hub ini folder"
          + " sendiri",
      "hub.data is the folder of a sandbox: %s; everybody knows its secrets, give this hub a folder"
          + " of its own"),
  DISK_FULL(
      "HUB-S004",
      "disk untuk %1$s penuh: tersisa %2$s MB di %3$s, untuk mulai perlu %4$s; tidak ada yang"
          + " hilang, sediakan ruang",
      "the disk of %1$s is full: %2$s MB are left in %3$s, %4$s are needed to start; nothing is"
          + " lost, make room"),
  PORT_TAKEN(
      BrokerProblem.CANNOT_LISTEN,
      "%1$s tidak dapat memakai %2$s:%3$s (%4$s), porta itu sudah dipakai; hentikan program itu"
          + " atau atur porta lain",
      "%1$s cannot listen on %2$s:%3$s (%4$s), the port is taken; end the program that has it or"
          + " set another port"),
  NO_ADDRESS(
      "HUB-S006",
      "%1$s tidak dapat memakai %2$s:%3$s (%4$s): %5$s; atur alamat mesin ini",
      "%1$s cannot listen on %2$s:%3$s (%4$s): %5$s; set an address of this machine"),
  PLAIN_TEXT(
      "HUB-S007",
      "%1$s akan terbuka tanpa TLS untuk mesin lain di %2$s:%3$s (%4$s); biarkan di 127.0.0.1 dan"
          + " atur hub.tls, atau izinkan dengan hub.allow-plain-text=true bila jaringannya sendiri"
          + " terlindung",
      "%1$s would be open to other machines without TLS on %2$s:%3$s (%4$s); leave it on 127.0.0.1"
          + " and set hub.tls, or allow it by hub.allow-plain-text=true where the network itself is"
          + " protected"),
  SETTING_UNKNOWN(
      "HUB-S009",
      "setelan %1$s tidak dikenal%2$s%3$s; perbaiki namanya atau hapus",
      "there is no setting %1$s%2$s%3$s; correct its name or remove it"),
  SETTING_WRONG(
      "HUB-S010",
      "setelan %1$s tidak dapat dipakai%2$s: seharusnya %3$s",
      "the setting %1$s cannot be used%2$s: it has to be %3$s"),
  SETTINGS_UNREADABLE(
      "HUB-S011",
      "setelan tidak dapat dibaca: %s; perbaiki berkas itu",
      "the settings cannot be read: %s; correct that file"),
  FILE_TROUBLE(
      "HUB-S013",
      "%1$s: %2$s; periksa berkas, hak aksesnya, dan ruang disk",
      "%1$s: %2$s; look at the file, the right to use it, and the room on the disk"),
  FAULT(
      "HUB-S015",
      "kesalahan pada hub sendiri: %s; ulangi dengan HUB_TRACE=true dan laporkan keluarannya",
      "a fault of the hub itself: %s; do it again with HUB_TRACE=true and report what is written");

  private final CodedText declared;

  StartRule(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  StartRule(ProblemCode same, String indonesian, String english) {
    this(same.code(), indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}

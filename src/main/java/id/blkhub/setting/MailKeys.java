package id.blkhub.setting;

import static id.blkhub.setting.SettingTypes.PORT;
import static id.blkhub.setting.SettingTypes.SECRET;
import static id.blkhub.setting.SettingTypes.TEXT;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;

/** Settings of mail servers, those that the hub reads and those that take its mails. */
final class MailKeys {
  static final KeyGroup BOXES =
      KeyGroup.of(
          "mail",
          "Kotak surat yang dibaca hub, dan server yang menerima suratnya",
          "Mail boxes that the hub reads, and servers that take its mails",
          Key.of(
                  mail("host"),
                  TEXT,
                  "Server IMAP-nya, atau server SMTP untuk surat keluar",
                  "Its IMAP server, or the SMTP server for mails that go out")
              .required()
              .example("imap.example.co.id"),
          Key.of(
              mail("port"),
              PORT,
              "Portanya; IMAP 993, tanpa TLS sejak awal 143; SMTP 465, dengan starttls 587",
              "Its port; of IMAP 993, without TLS from the beginning 143; of SMTP 465, with"
                  + " starttls 587"),
          Key.of(mail("user"), TEXT, "Nama pengguna", "The user").required(),
          Key.of(
                  mail("key"),
                  SECRET,
                  "Kata sandinya; tidak pernah masuk log",
                  "The password; never logged")
              .required(),
          Key.of(
                  mail("security"),
                  TEXT,
                  "tls sejak awal; starttls; none hanya untuk server di mesin ini",
                  "tls from the beginning; starttls; none for a server on this machine only")
              .preset("tls"),
          Key.of(
              mail("tls"),
              TEXT,
              "Nama hub.partner-tls yang otoritasnya dipercaya",
              "The name of hub.partner-tls whose authorities are believed"),
          Key.of(
                  mail("from"),
                  TEXT,
                  "Untuk surat keluar: alamat pengirimnya",
                  "For mails that go out: the address they come from")
              .example("hub@blk.example.go.id"));

  private MailKeys() {}

  private static String mail(String key) {
    return "hub.mail.<name>." + key;
  }
}

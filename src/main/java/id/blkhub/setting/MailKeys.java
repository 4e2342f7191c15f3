package id.blkhub.setting;

import static id.blkhub.setting.SettingTypes.PORT;
import static id.blkhub.setting.SettingTypes.SECRET;
import static id.blkhub.setting.SettingTypes.TEXT;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;

/** Settings of the mail boxes that the hub reads, each under a name of its own. */
final class MailKeys {
  static final KeyGroup BOXES =
      KeyGroup.of(
          "mail",
          "Kotak surat yang dibaca hub",
          "Mail boxes that the hub reads",
          Key.of(mail("host"), TEXT, "Server IMAP-nya", "Its IMAP server")
              .required()
              .example("imap.example.co.id"),
          Key.of(
              mail("port"),
              PORT,
              "Portanya; 993, tanpa TLS sejak awal 143",
              "Its port; 993, without TLS from the beginning 143"),
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
              "The name of hub.partner-tls whose authorities are believed"));

  private MailKeys() {}

  private static String mail(String key) {
    return "hub.mail.<name>." + key;
  }
}

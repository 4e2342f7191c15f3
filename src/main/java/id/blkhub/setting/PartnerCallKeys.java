package id.blkhub.setting;

import static id.blkhub.declaration.ValueType.text;
import static id.blkhub.setting.SettingTypes.DURATION;
import static id.blkhub.setting.SettingTypes.FOLDER;
import static id.blkhub.setting.SettingTypes.HEADER;
import static id.blkhub.setting.SettingTypes.POINTER;
import static id.blkhub.setting.SettingTypes.SECRET;
import static id.blkhub.setting.SettingTypes.TEXT;
import static id.blkhub.setting.SettingTypes.URL;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;
import id.blkhub.declaration.ValueType.Scalar;

/**
 * Settings of the hub's own logins, signatures and certificates at partners, each under a name of
 * its own.
 */
final class PartnerCallKeys {
  private static final Scalar LOGIN_TYPE =
      text(
          "salah satu dari token, basic, header, oauth2, ssh",
          "one of token, basic, header, oauth2, ssh");
  private static final Scalar CLIENT_AUTH = text("basic atau post", "basic or post");

  static final KeyGroup LOGINS =
      KeyGroup.of(
          "logins",
          "Cara hub masuk di seorang mitra",
          "How the hub logs in at a partner",
          Key.of(
                  login("type"),
                  LOGIN_TYPE,
                  "Cara mitra membiarkan hub masuk: token dari sebuah login; basic: nama dan kata"
                      + " sandi dalam setiap panggilan; header: kunci API atau token tetap; oauth2:"
                      + " client credentials; ssh: untuk SFTP",
                  "How the partner lets the hub in: token of a login; basic: user and password in"
                      + " each call; header: an API key or a fixed token; oauth2: client"
                      + " credentials; ssh: for SFTP")
              .preset("token"),
          Key.of(
                  login("url"),
                  URL,
                  "Ke mana hub masuk; wajib untuk token dan oauth2",
                  "Where the hub logs in; required for token and oauth2")
              .example("https://api.bnsp.example/auth"),
          Key.of(
                  login("user-header"),
                  HEADER,
                  "Header yang membawa nama pengguna; wajib untuk token",
                  "The header that carries the user; required for token")
              .example("x-bnsp-user"),
          Key.of(
              login("user"),
              TEXT,
              "Nama pengguna hub pada mitra itu, untuk oauth2 client_id; wajib kecuali untuk"
                  + " header",
              "The hub's user at the partner, for oauth2 the client_id; required except for"
                  + " header"),
          Key.of(
                  login("key-header"),
                  HEADER,
                  "Header yang membawa kuncinya; wajib untuk token",
                  "The header that carries the key; required for token")
              .example("x-bnsp-key"),
          Key.of(
                  login("key"),
                  SECRET,
                  "Rahasia hub pada mitra itu: kunci, kata sandi, kunci API, client_secret; untuk"
                      + " ssh kata sandi, atau yang membuka key-file; tidak pernah masuk log",
                  "The hub's secret at the partner: key, password, API key, client_secret; for ssh"
                      + " the password, or what opens key-file; never logged")
              .required(),
          Key.of(
                  login("token-pointer"),
                  POINTER,
                  "Letak token dalam jawaban mitra; wajib untuk token",
                  "Where the token is in the partner's answer; required for token")
              .example("/data/token"),
          Key.of(
                  login("token-header"),
                  HEADER,
                  "Header yang membawa token, atau kunci API, dalam panggilan",
                  "The header that carries the token, or the API key, in calls")
              .preset("Authorization")
              .example("x-authorization"),
          Key.of(
              login("token-prefix"),
              TEXT,
              "Yang berdiri di depan token; tanpa ini \"Bearer \" dalam Authorization, dan tidak"
                  + " apa-apa dalam header lain",
              "What stands before the token; else \"Bearer \" in Authorization, and nothing in"
                  + " another header"),
          Key.of(
                  login("expires-pointer"),
                  POINTER,
                  "Letak umur token dalam jawaban mitra",
                  "Where the token's life is in the partner's answer")
              .counts("detik", "seconds")
              .example("/data/expires_in"),
          Key.of(
                  login("ttl"),
                  DURATION,
                  "Umur token bila jawabannya tidak menyebutnya",
                  "The token's life where the answer does not say")
              .preset("5m"),
          Key.of(
                  login("timeout"),
                  DURATION,
                  "Waktu untuk seluruh login",
                  "The time for the whole login")
              .preset("20s"),
          Key.of(
                  login("body"),
                  TEXT,
                  "JSON yang dikirim saat masuk; tanpa ini tidak ada isinya",
                  "The JSON that a login posts; else nothing")
              .example("{\"grantType\":\"client_credentials\"}"),
          Key.of(
                  login("scope"),
                  TEXT,
                  "Untuk oauth2: cakupan yang diminta, dipisahkan spasi",
                  "For oauth2: the scopes that are asked for, separated by spaces")
              .example("vacancy.write"),
          Key.of(
                  login("client-auth"),
                  CLIENT_AUTH,
                  "Untuk oauth2: client_id dan client_secret dalam header (client_secret_basic)"
                      + " atau dalam isi (client_secret_post)",
                  "For oauth2: client_id and client_secret in the header (client_secret_basic) or"
                      + " in the body (client_secret_post)")
              .preset("basic"),
          Key.of(
              login("tls"),
              TEXT,
              "Nama di hub.partner-tls untuk login itu sendiri",
              "The name in hub.partner-tls for the login itself"),
          Key.of(
                  login("key-file"),
                  FOLDER,
                  "Untuk ssh: kunci pribadi hub, RSA atau ECDSA, PEM atau bentuk OpenSSH",
                  "For ssh: the hub's private key, RSA or ECDSA, PEM or the form of OpenSSH")
              .example("/etc/blkhub/disperindag_ecdsa"),
          Key.of(
                  login("host-keys"),
                  TEXT,
                  "Untuk ssh, wajib: sidik jari SHA-256 kunci server, dipisahkan spasi",
                  "For ssh, required: SHA-256 fingerprints of the server's keys, separated by"
                      + " spaces")
              .example("SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"));

  static final KeyGroup TLS =
      KeyGroup.of(
          "partner-tls",
          "Sertifikat dan otoritas untuk panggilan ke seorang mitra",
          "Certificates and authorities for calls to a partner",
          Key.of(
                  tls("certificate"),
                  FOLDER,
                  "Sertifikat hub untuk mitra itu, PEM: miliknya dulu, lalu yang di atasnya",
                  "The hub's certificate for that partner, PEM: its own first, then those above")
              .example("/etc/blkhub/partner.pem"),
          Key.of(tls("private-key"), FOLDER, "Kuncinya, PEM", "Its key, PEM"),
          Key.of(
                  tls("keystore"),
                  FOLDER,
                  "Sebagai gantinya satu keystore dengan keduanya",
                  "In their place one keystore with both")
              .example("/etc/blkhub/partner.p12"),
          Key.of(tls("type"), TEXT, "Jenis keystore", "The type of the keystore").preset("PKCS12"),
          Key.of(
              tls("password"),
              SECRET,
              "Kata sandi keystore, atau kunci PEM yang terenkripsi",
              "The password of the keystore, or of an encrypted PEM key"),
          Key.of(
                  tls("trust"),
                  FOLDER,
                  "Otoritas (CA) yang dipercaya untuk mitra itu, PEM, sebagai ganti yang dipercaya"
                      + " Java",
                  "The authorities (CA) that are believed for that partner, PEM, instead of those"
                      + " that Java believes")
              .example("/etc/blkhub/partner-ca.pem"));

  static final KeyGroup DATABASES =
      KeyGroup.of(
          "partner-databases",
          "Basis data mitra yang tabel keluarnya dibaca hub",
          "Databases of partners whose outbox tables the hub reads",
          Key.of(
                  database("url"),
                  TEXT,
                  "Alamat JDBC-nya, PostgreSQL; sslmode=verify-full bila tidak di mesin ini",
                  "Its JDBC address, PostgreSQL; with sslmode=verify-full unless on this machine")
              .required()
              .example("jdbc:postgresql://db.blk.example/registri?sslmode=verify-full"),
          Key.of(
                  database("user"),
                  TEXT,
                  "Nama pengguna hub di sana: boleh membaca tabel dan menulis satu kolom saja",
                  "The hub's user there: it may read the table and write one column, no more")
              .required()
              .example("blkhub"),
          Key.of(
              database("password"),
              SECRET,
              "Kata sandinya; tidak pernah masuk log",
              "Its password; never logged"));

  static final KeyGroup SIGNATURES =
      KeyGroup.of(
          "signatures",
          "Cara panggilan ke seorang mitra ditandatangani",
          "How calls to a partner are signed",
          Key.of(
                  signature("partner-id"),
                  TEXT,
                  "Nama hub pada mitra itu, untuk X-PARTNER-ID; wajib untuk gaya SNAP",
                  "What the partner calls the hub, for X-PARTNER-ID; required in the style of SNAP")
              .example("BLKHUB"),
          Key.of(
                  signature("channel-id"),
                  TEXT,
                  "Kanal yang diberikan mitra kepada hub, untuk CHANNEL-ID; wajib untuk gaya SNAP",
                  "The channel the partner gave the hub, for CHANNEL-ID; required in the style of"
                      + " SNAP")
              .example("95221"),
          Key.of(
                  signature("secret"),
                  SECRET,
                  "Rahasia bersama untuk HMAC; tidak pernah masuk log",
                  "The shared secret of the HMAC; never logged")
              .required());

  private PartnerCallKeys() {}

  private static String login(String key) {
    return "hub.logins.<name>." + key;
  }

  private static String tls(String key) {
    return "hub.partner-tls.<name>." + key;
  }

  private static String database(String key) {
    return "hub.partner-databases.<name>." + key;
  }

  private static String signature(String key) {
    return "hub.signatures.<name>." + key;
  }
}

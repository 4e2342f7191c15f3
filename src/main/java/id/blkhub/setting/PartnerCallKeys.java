package id.blkhub.setting;

import static id.blkhub.setting.SettingTypes.DURATION;
import static id.blkhub.setting.SettingTypes.HEADER;
import static id.blkhub.setting.SettingTypes.POINTER;
import static id.blkhub.setting.SettingTypes.SECRET;
import static id.blkhub.setting.SettingTypes.TEXT;
import static id.blkhub.setting.SettingTypes.URL;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;

/** Settings of the hub's own logins and signatures at partners, each under a name of its own. */
final class PartnerCallKeys {
  static final KeyGroup LOGINS =
      KeyGroup.of(
          "logins",
          "Cara hub masuk di seorang mitra",
          "How the hub logs in at a partner",
          Key.of(login("url"), URL, "Ke mana hub masuk", "Where the hub logs in")
              .required()
              .example("https://api.bnsp.example/auth"),
          Key.of(
                  login("user-header"),
                  HEADER,
                  "Header yang membawa nama pengguna",
                  "The header that carries the user")
              .required()
              .example("x-bnsp-user"),
          Key.of(
                  login("user"),
                  TEXT,
                  "Nama pengguna hub pada mitra itu",
                  "The hub's user at the partner")
              .required(),
          Key.of(
                  login("key-header"),
                  HEADER,
                  "Header yang membawa kuncinya",
                  "The header that carries the key")
              .required()
              .example("x-bnsp-key"),
          Key.of(
                  login("key"),
                  SECRET,
                  "Kunci hub pada mitra itu; tidak pernah masuk log",
                  "The hub's key at the partner; never logged")
              .required(),
          Key.of(
                  login("token-pointer"),
                  POINTER,
                  "Letak token dalam jawaban mitra",
                  "Where the token is in the partner's answer")
              .required()
              .example("/data/token"),
          Key.of(
                  login("token-header"),
                  HEADER,
                  "Header yang membawa token dalam panggilan",
                  "The header that carries the token in calls")
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
              .example("{\"grantType\":\"client_credentials\"}"));

  static final KeyGroup SIGNATURES =
      KeyGroup.of(
          "signatures",
          "Cara panggilan ke seorang mitra ditandatangani",
          "How calls to a partner are signed",
          Key.of(
                  signature("partner-id"),
                  TEXT,
                  "Nama hub pada mitra itu, untuk X-PARTNER-ID",
                  "What the partner calls the hub, for X-PARTNER-ID")
              .required()
              .example("BLKHUB"),
          Key.of(
                  signature("channel-id"),
                  TEXT,
                  "Kanal yang diberikan mitra kepada hub, untuk CHANNEL-ID",
                  "The channel the partner gave the hub, for CHANNEL-ID")
              .required()
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

  private static String signature(String key) {
    return "hub.signatures.<name>." + key;
  }
}

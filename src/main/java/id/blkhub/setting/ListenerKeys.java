package id.blkhub.setting;

import static id.blkhub.setting.SettingTypes.COUNT;
import static id.blkhub.setting.SettingTypes.DURATION;
import static id.blkhub.setting.SettingTypes.FLAG;
import static id.blkhub.setting.SettingTypes.FOLDER;
import static id.blkhub.setting.SettingTypes.PERCENT;
import static id.blkhub.setting.SettingTypes.PORT;
import static id.blkhub.setting.SettingTypes.POSITIVE;
import static id.blkhub.setting.SettingTypes.SECRET;
import static id.blkhub.setting.SettingTypes.SIZE;
import static id.blkhub.setting.SettingTypes.TEXT;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;
import id.blkhub.declaration.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Settings of what listens: queues, HTTP, certificates. */
final class ListenerKeys {
  private static final String LOOPBACK = "127.0.0.1";

  static final KeyGroup QUEUES = queues();

  static final KeyGroup TLS =
      KeyGroup.of(
          "tls",
          "Sertifikat",
          "Certificates",
          Key.of(
                  "hub.tls.keystore",
                  FOLDER,
                  "Berkas PKCS#12 dengan sertifikat dan kunci hub; dengan ini HTTPS terbuka, dan"
                      + " setiap protokol antrean dengan TLS juga",
                  "PKCS#12 file with the hub's certificate and key; with it HTTPS listens, and each"
                      + " protocol of the queues with TLS too")
              .preset(""),
          Key.of("hub.tls.type", TEXT, "PKCS12 atau JKS", "PKCS12 or JKS").preset("PKCS12"),
          Key.of(
                  "hub.tls.certificate",
                  FOLDER,
                  "Sebagai ganti keystore, berkas PEM: sertifikat beserta yang menuju akarnya",
                  "Instead of a keystore a file in PEM form: the certificate with those that lead"
                      + " to the root")
              .preset(""),
          Key.of(
                  "hub.tls.private-key",
                  FOLDER,
                  "Berkas PEM dengan kuncinya",
                  "The file in PEM form with its key")
              .preset(""),
          Key.of(
                  "hub.tls.password",
                  SECRET,
                  "Kata sandi keystore, atau kunci yang dienkripsi",
                  "The password of the keystore, or of an encrypted private key")
              .preset(""),
          Key.of(
                  "hub.tls.host",
                  TEXT,
                  "Alamat HTTPS; juga alamat TLS antrean",
                  "Where HTTPS listens; the host is that of the queues' TLS too")
              .preset(LOOPBACK),
          Key.of("hub.tls.https", PORT, "Porta HTTPS", "The port of HTTPS").preset("8443"),
          ofQueues("keystore", FOLDER),
          ofQueues("type", TEXT),
          ofQueues("certificate", FOLDER),
          ofQueues("private-key", FOLDER),
          ofQueues("password", SECRET),
          ofQueues("host", TEXT),
          queuePort("amqp", "AMQP 1.0", "5671"),
          queuePort("mqtt", "MQTT", "8883"),
          queuePort("stomp", "STOMP", "61614"),
          Key.of(
                  "hub.allow-plain-text",
                  FLAG,
                  "true mengizinkan pendengar tanpa TLS di luar loopback, bila jaringannya sendiri"
                      + " terlindung",
                  "true lets listeners without TLS be opened beyond loopback, where the network"
                      + " itself is protected")
              .preset("false"));

  static final KeyGroup HTTP =
      KeyGroup.of(
          "http",
          "HTTP",
          "HTTP",
          Key.of(
                  "hub.http.head-within",
                  DURATION,
                  "Berapa lama kepala permintaan boleh berlangsung sejak bita pertamanya, atau yang"
                      + " pertama dari sebuah koneksi sejak awalnya; tanpa login juga isinya,"
                      + " sekali lagi selama itu",
                  "How long the header of a request may take from its first byte, or the first of a"
                      + " connection from its beginning; without a login the body too, again as"
                      + " long")
              .preset("10s"),
          Key.of(
                  "hub.http.body-within",
                  DURATION,
                  "Berapa lama isi permintaan mitra atau operator boleh berlangsung; lalu 408",
                  "How long the body of a partner's or an operator's request may take; then 408")
              .preset("60s"),
          Key.of(
                  "hub.http.answer-within",
                  DURATION,
                  "Berapa lama sebuah jawaban boleh berlangsung, ditambah satu detik untuk setiap"
                      + " 16 KiB",
                  "How long an answer may take, beside a second for each 16 KiB")
              .preset("60s"),
          Key.of(
                  "hub.http.stranger-connections",
                  POSITIVE,
                  "Koneksi tanpa login pada masing-masing dari dua porta HTTP; satu lagi, dan yang"
                      + " tertua berakhir",
                  "Connections without a login on each of the two HTTP ports; one more, and the"
                      + " oldest of them ends")
              .preset("200")
              .counts("koneksi", "connections"),
          Key.of(
                  "hub.http.stranger-threads",
                  POSITIVE,
                  "Utas yang boleh menunggu isi permintaan tanpa login, dan yang boleh ditahan"
                      + " jawabannya lebih dari sedetik",
                  "Threads that may wait for the bodies of requests without a login, and that"
                      + " answers to them may hold for longer than a second")
              .preset("20")
              .counts("utas", "threads"),
          Key.of(
                  "hub.http.partner-connections",
                  POSITIVE,
                  "Koneksi satu mitra atau operator; bila lebih, yang tidak dipakainya berakhir",
                  "Connections of one partner or operator; with more, those it does not use end")
              .preset("100")
              .counts("koneksi", "connections"));

  private ListenerKeys() {}

  private static KeyGroup queues() {
    List<Key> keys = new ArrayList<>();
    protocol(keys, "amqp", "AMQP 1.0", "5672");
    protocol(keys, "mqtt", "MQTT 3.1.1/5", "1883");
    protocol(keys, "stomp", "STOMP 1.2", "61613");
    keys.add(
        Key.of(
                "hub.broker.receipts-kept",
                DURATION,
                "Berapa lama tanda terima yang tidak dibaca tinggal di receipts.<partner>",
                "How long an unread receipt stays in receipts.<partner>")
            .preset("7d"));
    keys.add(
        Key.of(
                "hub.broker.largest-message",
                SIZE,
                "Di atas maxMessageBytes setiap mitra (paling besar 2 MiB) beserta kepalanya; yang"
                    + " lebih besar ditolak setelah masuk",
                "Above every partner's maxMessageBytes (2 MiB at most) with its headers; larger"
                    + " ones are refused once they are in")
            .preset("4MB"));
    keys.add(
        Key.of(
            "hub.broker.accepted-per-address",
            SIZE,
            "Yang boleh menunggu dalam satu in.<partner>.<kind>; selebihnya pengirim AMQP tidak"
                + " mendapat kredit, MQTT dan STOMP ditolak, dan HTTP menjawab 503. Tanpa nilai:"
                + " seperenam belas heap untuk semua jenis pesan mitra itu bersama, paling"
                + " banyak 256MB masing-masing",
            "What may wait in one in.<partner>.<kind>; past it AMQP senders get no more credit,"
                + " MQTT and STOMP are refused and HTTP answers 503. Without a value: a sixteenth"
                + " of the heap for all kinds of that partner together, 256MB at most for each"));
    keys.add(
        Key.of(
                "hub.broker.max-disk-usage",
                PERCENT,
                "Pemakaian disk yang di atasnya pengirim diperlambat",
                "The use of the disk above which senders are slowed down")
            .preset("90")
            .counts("persen", "percent"));
    keys.add(
        Key.of(
                "hub.broker.workers",
                COUNT,
                "Utas yang melayani semua antrean; 0 mengambil dua untuk setiap prosesor, paling"
                    + " sedikit 4",
                "Threads that serve all queues; 0 takes two for each processor, at least 4")
            .preset("0")
            .counts("utas", "threads"));
    keys.add(
        Key.of(
                "hub.broker.workers-per-sender",
                COUNT,
                "Berapa di antaranya boleh dipakai antrean in.* satu mitra sekaligus; 0 mengambil"
                    + " setengahnya, paling sedikit 1. Mitra yang pesannya berat bagi prosesor"
                    + " mendapat satu selama 10 s berikutnya, dengan jeda",
                "How many of them the in.* queues of one partner may have at once; 0 takes half of"
                    + " them, at least 1. A partner whose messages are costly for the"
                    + " processor has one for the next 10 s, with rests")
            .preset("0")
            .counts("utas", "threads"));
    keys.add(
        Key.of(
                "hub.broker.longest-pause",
                DURATION,
                "Jeda terpanjang antrean yang tidak dapat dikosongkan",
                "Where the backoff of a queue that cannot be emptied ends")
            .preset("60s"));
    keys.add(
        Key.of(
                "hub.broker.finish-within",
                DURATION,
                "Waktu bagi kumpulan yang sedang berjalan bila hub berhenti; panggilan yang belum"
                    + " dijawab sampai saat itu dilepas, dan diulang dengan Idempotency-Key yang"
                    + " sama pada start berikutnya",
                "What batches under way get to end when the hub stops; calls whose partner has not"
                    + " answered by then are given up, and made again under the same"
                    + " Idempotency-Key at the next start")
            .preset("8s"));
    keys.add(
        Key.of(
                "hub.broker.journal-sync",
                FLAG,
                "Apakah broker menunggu disk; false kehilangan pesan bila listrik padam",
                "Whether the broker waits for the disk; false loses messages in a power failure")
            .preset("true"));
    return KeyGroup.of("queues", "Antrean", "Queues", keys.toArray(Key[]::new));
  }

  private static void protocol(List<Key> keys, String protocol, String name, String port) {
    String prefix = "hub.broker." + protocol;
    keys.add(
        Key.of(
                prefix + ".enabled",
                FLAG,
                "false menutup " + name + ", porta TLS-nya juga",
                "false closes " + name + ", its TLS port too")
            .preset("true"));
    keys.add(
        Key.of(prefix + ".host", TEXT, "Alamat " + name, "Where " + name + " listens")
            .preset(LOOPBACK));
    keys.add(
        Key.of(
                prefix + ".port",
                PORT,
                "Porta " + name + "; 0 mengambil yang bebas",
                "The port of " + name + "; 0 takes a free one")
            .preset(port));
  }

  private static Key ofQueues(String name, ValueType type) {
    return Key.of(
            "hub.broker.tls." + name,
            type,
            "Sertifikat lain untuk antrean: seperti hub.tls." + name,
            "Another certificate for the queues: as hub.tls." + name)
        .preset("${hub.tls." + name + "}");
  }

  private static Key queuePort(String protocol, String name, String port) {
    return Key.of(
            "hub.broker.tls." + protocol,
            PORT,
            "Porta " + name + " dengan TLS",
            "The port of " + name + " with TLS")
        .preset(port);
  }
}

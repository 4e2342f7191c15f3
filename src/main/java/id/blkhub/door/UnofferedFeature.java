package id.blkhub.door;

import id.blkhub.message.Text;

/** Features of the protocols that the hub does not offer, named in Indonesian and English. */
enum UnofferedFeature {
  RETAINED("pesan tersimpan (retain)", "retained messages"),
  WILL("pesan terakhir (last will)", "last wills"),
  MQTT_31("MQTT 3.1 dan versi lain; pakai 3.1.1 atau 5", "MQTT 3.1 and others; use 3.1.1 or 5"),
  STOMP_10("STOMP 1.0; pakai accept-version:1.2", "STOMP 1.0; use accept-version:1.2"),
  CLIENT_ID(
      "client id lebih dari 128 karakter atau dengan karakter kendali",
      "a client id of more than 128 characters or with control characters"),
  AUTHENTICATION(
      "cara masuk lain; pakai nama dan kata sandi",
      "another way of login; use user name and password"),
  SECOND_LOGIN("masuk kedua kali", "a second login"),
  QUALITY_2_OUT(
      "QoS 2 untuk kiriman keluar; kiriman datang dengan QoS 1",
      "QoS 2 for deliveries; they come at QoS 1"),
  ACK_IN_TRANSACTION("ACK dalam transaksi", "ACK in a transaction"),
  UNFINISHED(
      "terlalu banyak pesan yang belum selesai sekaligus", "too many unfinished messages at once"),
  FILTER(
      "filter dan selector; antrean memberi semua pesannya",
      "filters and selectors; a queue gives all its messages"),
  LINK_PROPERTIES("properti tautan (link properties)", "link properties"),
  CAPABILITIES(
      "kemampuan tautan selain queue (topic, shared, global dan lainnya)",
      "link capabilities other than queue (topic, shared, global and others)"),
  DYNAMIC("antrean atau topik sementara (dynamic)", "temporary queues and topics (dynamic)"),
  DURABLE(
      "langganan yang disimpan (durable, expiry never); antrean sudah menyimpan",
      "durable subscriptions (durable, expiry never); the queue keeps everything already"),
  DISTRIBUTION(
      "distribution mode selain move dan copy", "distribution modes other than move and copy"),
  OUTCOME(
      "outcome bawaan selain released dan modified",
      "default outcomes other than released and modified"),
  COORDINATOR("transaksi selain transaksi lokal", "transactions other than local transactions"),
  SUBSCRIPTION_OPTIONS(
      "opsi langganan no-local dan retain-as-published",
      "the subscription options no-local and retain-as-published"),
  SUBSCRIPTION_HEADERS(
      "header langganan selain destination, id, ack, receipt dan consumer-window-size; tanpa"
          + " selector",
      "headers of a subscription other than destination, id, ack, receipt and"
          + " consumer-window-size; no selectors"),
  UNSUBSCRIPTION_HEADERS(
      "header UNSUBSCRIBE selain id dan receipt",
      "headers of UNSUBSCRIBE other than id and receipt");

  private final Text what;

  UnofferedFeature(String indonesian, String english) {
    this.what = new Text(indonesian, english);
  }

  DoorRefusal refusal() {
    return DoorProblem.CLOSED.refusal(what);
  }
}

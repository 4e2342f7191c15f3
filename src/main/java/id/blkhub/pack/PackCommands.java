package id.blkhub.pack;

import id.blkhub.message.HubAddress;
import id.blkhub.message.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines to paste into a terminal in the folder of the pack: a first message of each kind, its
 * withdrawal, the answers, what waits. All are marked as tests.
 */
final class PackCommands {
  private static final String JSON = "-H 'Content-Type: application/json'";

  private final String partner;
  private final HubAddress hub;
  private final List<PackCommand> commands = new ArrayList<>();

  private PackCommands(String partner, HubAddress hub) {
    this.partner = partner;
    this.hub = hub;
  }

  /**
   * One line.
   *
   * @param kind empty for a line that is about all kinds
   * @param sends whether it sends, else it takes or asks
   */
  record PackCommand(String kind, boolean sends, Text title, String line) {}

  static List<PackCommand> of(String partner, HubAddress hub, List<PackForm> forms) {
    PackCommands all = new PackCommands(partner, hub);
    List<PackForm> newest = forms.stream().filter(PackForm::newest).toList();
    newest.stream().filter(form -> form.sent() && !form.samples().isEmpty()).forEach(all::send);
    if (newest.stream().anyMatch(PackForm::sent)) {
      all.add(
          "",
          false,
          new Text("jawaban hub, terbaru dulu", "the hub's answers, the newest first"),
          all.curl("", "/api/v1/receipts?order=newest&limit=20"));
      all.add(
          "",
          false,
          new Text("jawaban hub dari antrean (MQTT)", "the hub's answers from the queue (MQTT)"),
          all.mqttTake("receipts/" + partner));
    }
    newest.stream()
        .filter(form -> !form.sent() && form.byQueue() && !form.voids())
        .forEach(all::take);
    all.add(
        "",
        false,
        new Text(
            "kontrak Anda sebagaimana diperiksa hari ini",
            "your contracts as they are checked today"),
        all.curl("", "/api/v1/contracts"));
    return List.copyOf(all.commands);
  }

  private void send(PackForm form) {
    String file = form.samplePath(form.firstSample());
    String kind = form.kind();
    add(
        kind,
        true,
        new Text("kirim " + kind, "send " + kind),
        post(kind, file, "coba-" + kind + "-1", ""));
    add(
        kind,
        true,
        new Text("batalkan (void) yang itu", "take that one back (void)"),
        post(
            kind,
            file,
            "coba-" + kind + "-2",
            " -H 'ce-correction: void' -H 'ce-correctionreason: OTHER'"));
    add(
        kind,
        true,
        new Text("kirim lewat antrean (MQTT)", "send over the queue (MQTT)"),
        "mosquitto_pub -V mqttv5 %s -q 1 -t in/%s/%s -f %s -D publish user-property id coba-%s-3 -D publish user-property test true"
            .formatted(mqtt(), partner, kind, file, kind));
  }

  private void take(PackForm form) {
    String kind = form.kind();
    add(
        kind,
        false,
        new Text("lihat " + kind + " yang menunggu", "look at waiting " + kind),
        curl("", "/api/v1/outbox/" + kind + "?limit=1"));
    add(
        kind,
        false,
        new Text(
            "setelah disimpan: konfirmasi, dengan id dari jawaban itu",
            "once it is stored: acknowledge, with the id of that answer"),
        curl("-X POST ", "/api/v1/outbox/ID/ack"));
    add(
        kind,
        false,
        new Text(
            "ambil satu dari antrean (MQTT); mosquitto_sub langsung mengonfirmasi",
            "take one from the queue (MQTT); mosquitto_sub acknowledges at once"),
        mqttTake("out/" + partner + '/' + kind));
  }

  private String post(String kind, String file, String id, String marks) {
    String options =
        "%s -H 'Idempotency-Key: %s' -H 'ce-test: true'%s --data-binary @%s "
            .formatted(JSON, id, marks, file);
    return curl(options, "/api/v1/messages/" + kind);
  }

  private String curl(String options, String path) {
    return "curl -s -u \"%s:$HUB_SECRET\" %s'%s%s'".formatted(partner, options, hub.url(), path);
  }

  private String mqttTake(String topic) {
    return "mosquitto_sub -V mqttv5 %s -q 1 -t %s -C 1 -W 20 -F '%%P %%p'".formatted(mqtt(), topic);
  }

  private String mqtt() {
    return "-h %s -p %d%s -u %s -P \"$HUB_SECRET\""
        .formatted(hub.host(), hub.mqttPort(), hub.tls() ? " --tls-use-os-certs" : "", partner);
  }

  private void add(String kind, boolean sends, Text title, String line) {
    commands.add(new PackCommand(kind, sends, title, line));
  }
}

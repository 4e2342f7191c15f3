package id.blkhub.pack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Text;

/**
 * The partner and the version of a pack.
 *
 * @param version changes when a contract changes
 */
record PackIdentity(String partner, Text name, String version) {
  void describe(ObjectNode document) {
    ObjectNode info = document.withObject("/info");
    info.put("title", "BLK Exchange Hub: " + partner);
    info.put("version", version);
    info.put(
        "description",
        "Antarmuka hub untuk %s, dari sisi mitra. / The hub's interface for %s, from your side."
            .formatted(name.id(), name.en()));
  }
}

package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What one kind looks like on one side of a partner.
 *
 * @param kind as the address names it
 * @param version of its contract
 * @param newest whether there is no later version of it
 * @param sent whether the partner sends it, else it is delivered to the partner
 * @param title of its contract
 * @param voids whether it takes back an earlier delivery
 * @param byQueue whether it lies in the partner's queue, else the hub calls the partner's interface
 * @param schema the contract in one file
 * @param samples by name, in the form of the contract
 */
record PackForm(
    String kind,
    int version,
    boolean newest,
    boolean sent,
    String title,
    boolean voids,
    boolean byQueue,
    ObjectNode schema,
    Map<String, JsonNode> samples) {

  /** {@code vacancy}, or {@code vacancy.void}. */
  public String name() {
    return voids ? kind + ".void" : kind;
  }

  /** Apart from the other versions of the kind: {@code enrolment}, {@code enrolment.v1}. */
  public String id() {
    return newest ? name() : name() + ".v" + version;
  }

  /** The newest lies at the top, an older one in the folder of its release. */
  private String released() {
    return newest ? "" : "released/" + version + '/';
  }

  private String folder() {
    return sent ? "in" : "out";
  }

  public String schemaPath() {
    return "schemas/" + released() + folder() + '/' + name() + ".schema.json";
  }

  public String samplePath(String sample) {
    return "samples/" + released() + folder() + '/' + name() + '/' + sample + ".json";
  }

  /** On the broker. */
  public String address(String partner) {
    return folder() + '.' + partner + '.' + kind;
  }
}

package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.mapping.FormPath;
import java.util.List;
import java.util.Map;

/**
 * What one kind looks like on one side of a partner.
 *
 * @param path where its contract lies
 * @param version of its contract
 * @param newest whether there is no later version of it
 * @param byQueue whether it lies in the partner's queue, else the hub calls the partner's interface
 * @param schema the contract in one file
 * @param samples by name, in the form of the contract
 * @param keys JSON Pointers of the business key in the canonical form
 */
record PackForm(
    FormPath path,
    int version,
    boolean newest,
    boolean byQueue,
    ObjectNode schema,
    Map<String, JsonNode> samples,
    List<String> keys) {

  /** The kind as the address names it. */
  public String kind() {
    return path.kind();
  }

  /** Whether the partner sends it; else it is delivered to the partner. */
  public boolean sent() {
    return path.incoming();
  }

  /** Whether it takes back an earlier delivery. */
  public boolean voids() {
    return path.isVoid();
  }

  /** The title of its contract. */
  public String title() {
    return schema.path("title").asText(kind());
  }

  /** The sample that shows most: the one called {@code full}, else the first. */
  public String firstSample() {
    return samples.containsKey("full") ? "full" : samples.keySet().iterator().next();
  }

  /** {@code vacancy}, or {@code vacancy.void}. */
  public String name() {
    return voids() ? kind() + ".void" : kind();
  }

  /** A name that differs between versions: {@code enrolment}, {@code enrolment.v1}. */
  public String id() {
    return newest ? name() : name() + ".v" + version;
  }

  /** The newest lies at the top, an older one in the folder of its release. */
  private String released() {
    return newest ? "" : "released/" + version + '/';
  }

  private String folder() {
    return sent() ? "in" : "out";
  }

  public String schemaPath() {
    return "schemas/" + released() + folder() + '/' + name() + ".schema.json";
  }

  public String samplePath(String sample) {
    return "samples/" + released() + folder() + '/' + name() + '/' + sample + ".json";
  }

  /** The address of its queue on the broker. */
  public String address(String partner) {
    return folder() + '.' + partner + '.' + kind();
  }
}

package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the hub remembers of cases, which an agreement may grant as {@code /context/<fact>}. Each
 * fact has the form of the field it is taken from, in the kind that opens or extends the case.
 */
final class CaseFacts {
  static final String CONTEXT = "/context/";

  private final Map<String, Origin> origins = new TreeMap<>();

  private record Origin(CanonicalForm form, String pointer) {}

  CaseFacts(Contracts contracts) {
    for (String kind : contracts.kinds()) {
      CanonicalForm form = new CanonicalForm(contracts, kind);
      contracts
          .canonical(kind)
          .orElseThrow()
          .facts()
          .forEach((fact, pointer) -> origins.putIfAbsent(fact, new Origin(form, pointer)));
    }
  }

  Set<String> names() {
    return origins.keySet();
  }

  /** The schema of a fact; empty where there is no such fact. */
  Optional<ObjectNode> schema(String fact) {
    return Optional.ofNullable(origins.get(fact)).map(CaseFacts::schema);
  }

  private static ObjectNode schema(Origin origin) {
    JsonNode found = origin.form().root();
    for (String name : origin.pointer().substring(1).split("/")) {
      found = origin.form().resolved(found.path("properties").path(name));
    }
    ObjectNode schema =
        origin.form().whole(found) instanceof ObjectNode object
            ? object
            : JsonNodeFactory.instance.objectNode();
    String personal = origin.form().personal(origin.pointer());
    if (!personal.isEmpty()) {
      schema.put("x-personal", personal);
    }
    return schema;
  }
}

package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contract.Privacy;
import id.blkhub.mapping.PlainValues;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CorrelationId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the hub takes from a canonical message by the {@code x-} annotations of its kind. */
final class CanonicalFacts {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CanonicalFacts() {}

  /**
   * @return what there is of {@code businessKey}, {@code version}, {@code nik} of the person spoken
   *     of, {@code case}, {@code warnings} to the sender, and under {@code personal} the fields of
   *     the message that are {@code general} or {@code specific}, the elements of an array without
   *     their index
   */
  static ObjectNode of(CanonicalKind kind, JsonNode canonical) {
    ObjectNode read = JSON.objectNode();
    kind.businessKey(canonical).ifPresent(key -> read.put("businessKey", key));
    kind.version(canonical)
        .ifPresent(version -> read.set("version", PlainValues.number(version.number())));
    kind.nik(canonical).ifPresent(nik -> read.put("nik", nik));
    kind.claim(canonical).ifPresent(claim -> read.set("case", caseOf(claim)));
    ArrayNode warnings = JSON.arrayNode();
    kind.contract().check(canonical).warnings().stream()
        .map(doubt -> JSON.objectNode().put("code", doubt.code()).put("pointer", doubt.path()))
        .forEach(warnings::add);
    if (!warnings.isEmpty()) {
      read.set("warnings", warnings);
    }
    Map<Privacy, Set<String>> personal = new TreeMap<>();
    personal.put(Privacy.PERSONAL, new TreeSet<>());
    personal.put(Privacy.SPECIFIC, new TreeSet<>());
    collect(kind.contract(), canonical, "", personal);
    ObjectNode marks = read.putObject("personal");
    marks.set("general", texts(personal.get(Privacy.PERSONAL)));
    marks.set("specific", texts(personal.get(Privacy.SPECIFIC)));
    return read;
  }

  private static ObjectNode caseOf(CaseClaim claim) {
    ObjectNode said = JSON.objectNode();
    said.put("role", claim.role().name().toLowerCase(Locale.ROOT));
    if (!claim.find().equals(CorrelationId.NONE)) {
      said.set("find", number(claim.find()));
    }
    ArrayNode add = JSON.arrayNode();
    claim.add().forEach(correlationId -> add.add(number(correlationId)));
    if (!add.isEmpty()) {
      said.set("add", add);
    }
    if (!claim.facts().isEmpty()) {
      ObjectNode facts = said.putObject("facts");
      new TreeMap<>(claim.facts()).forEach(facts::set);
    }
    if (claim.consent() != null) {
      ObjectNode consent = said.putObject("consent");
      if (claim.consent().id() == null) {
        consent.put("of", "sender");
      } else {
        consent.put("id", claim.consent().id());
      }
      consent.put("purpose", claim.consent().purpose());
      if (claim.consent().recipient() != null) {
        consent.put("recipient", claim.consent().recipient());
      }
    }
    if (!claim.knownTo().isEmpty()) {
      said.set("knownTo", texts(partners(claim)));
    }
    return said;
  }

  private static Set<String> partners(CaseClaim claim) {
    Set<String> partners = new TreeSet<>();
    claim.knownTo().forEach(partner -> partners.add(partner.value()));
    return partners;
  }

  private static ObjectNode number(CorrelationId correlationId) {
    return JSON.objectNode().put("type", correlationId.type()).put("number", correlationId.value());
  }

  private static ArrayNode texts(Set<String> texts) {
    ArrayNode list = JSON.arrayNode();
    texts.forEach(list::add);
    return list;
  }

  /** The values of a message and the fields they stand in, each with how private it is. */
  private static void collect(
      Contract contract, JsonNode node, String pointer, Map<Privacy, Set<String>> found) {
    if (node.isArray()) {
      node.forEach(element -> collect(contract, element, pointer, found));
    }
    node.properties()
        .forEach(
            field -> collect(contract, field.getValue(), pointer + '/' + field.getKey(), found));
    Set<String> alike = node.isValueNode() ? found.get(contract.privacy(pointer)) : null;
    if (alike != null) {
      alike.add(pointer);
    }
  }
}

package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.message.Correction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds arrivals for tests: by default a vacancy of {@code supra} without id, version or case. */
final class Sample {
  private final String stamp;
  private String wokenBy;
  private String partner = "supra";
  private String kind = "vacancy";
  private String source;
  private String id;
  private String content = "A";
  private String key = "K-1";
  private Version version;
  private Correction correction;
  private boolean test;
  private Arrival.Role role;
  private Arrival.CorrelationId find;
  private final List<Arrival.CorrelationId> add = new ArrayList<>();
  private final Set<String> knownTo = new HashSet<>();
  private final Map<String, JsonNode> facts = new LinkedHashMap<>();

  private Sample(String stamp) {
    this.stamp = stamp;
  }

  static Sample message(String stamp) {
    return new Sample(stamp);
  }

  /** The registry's enrolment, which opens a case. */
  static Sample enrolment(String stamp, String number) {
    return message(stamp).by("blk", "enrolment").key(number).opens("enrolment", number);
  }

  /** The registry's registration for a test, which gives an enrolment its registration number. */
  static Sample assessment(String stamp, String enrolment, String registration) {
    return message(stamp)
        .by("blk", "assessment")
        .key(registration)
        .extendsCase("enrolment", enrolment)
        .adds("registration", registration);
  }

  /** The certification body's result, which knows the registration number only. */
  static Sample certification(String stamp, String registration) {
    return message(stamp)
        .by("bnsp", "certification")
        .key(registration)
        .extendsCase("registration", registration);
  }

  Sample by(String who, String what) {
    partner = who;
    kind = what;
    return this;
  }

  Sample source(String uri) {
    source = uri;
    return this;
  }

  Sample id(String explicit) {
    id = explicit;
    return this;
  }

  Sample content(String text) {
    content = text;
    return this;
  }

  Sample key(String businessKey) {
    key = businessKey;
    return this;
  }

  Sample marked(Correction as) {
    correction = as;
    return this;
  }

  Sample test() {
    test = true;
    return this;
  }

  private boolean keyOnly() {
    return correction == Correction.VOID || correction == Correction.CANCEL;
  }

  Sample version(long number) {
    return version(number, 0);
  }

  Sample version(long whole, int nanos) {
    version = new Version(whole, nanos);
    return this;
  }

  Sample wokenBy(String announcer) {
    wokenBy = announcer;
    return this;
  }

  Sample opens(String type, String value) {
    return claims(Arrival.Role.OPEN, type, value);
  }

  Sample loads(String type, String value) {
    return claims(Arrival.Role.LOAD, type, value);
  }

  Sample extendsCase(String type, String value) {
    return claims(Arrival.Role.EXTEND, type, value);
  }

  Sample refersTo(String type, String value) {
    return claims(Arrival.Role.REFER, type, value);
  }

  private Sample claims(Arrival.Role as, String type, String value) {
    role = as;
    find = new Arrival.CorrelationId(type, value);
    return this;
  }

  Sample adds(String type, String value) {
    add.add(new Arrival.CorrelationId(type, value));
    return this;
  }

  Sample knownTo(String partner) {
    knownTo.add(partner);
    return this;
  }

  Sample fact(String name, String value) {
    facts.put(name, TextNode.valueOf(value));
    return this;
  }

  Arrival arrives() {
    Arrival.CaseClaim claim =
        role == null ? null : new Arrival.CaseClaim(role, find, add, facts, null, knownTo);
    return new Arrival(
        stamp,
        wokenBy,
        partner,
        kind,
        source,
        id,
        Arrival.markedHash(correction, keyOnly() ? key : content),
        key,
        version,
        claim,
        correction,
        () -> ("original of " + stamp).getBytes(StandardCharsets.UTF_8),
        test);
  }
}

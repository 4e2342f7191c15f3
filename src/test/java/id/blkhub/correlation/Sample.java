package id.blkhub.correlation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.message.AmountSaid;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.CaseRole;
import id.blkhub.message.ClaimedPerson;
import id.blkhub.message.ClaimedPerson.HashedTrait;
import id.blkhub.message.Correction;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.PersonTrait;
import id.blkhub.message.StepOrder;
import id.blkhub.message.StepTaken;
import id.blkhub.message.Succession;
import id.blkhub.message.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds arrivals for tests: by default a vacancy of {@code supra} without id, version or case. */
final class Sample {
  private final String messageId;
  private String wokenBy;
  private String partner = "supra";
  private String kind = "vacancy";
  private String source;
  private String id;
  private String content = "A";
  private String key = "K-1";
  private Version version;
  private boolean replaces;
  private StepTaken step;
  private AmountSaid amount;
  private Correction correction;
  private boolean test;
  private CaseRole role;
  private CorrelationId find;
  private final List<CorrelationId> add = new ArrayList<>();
  private final Set<PartnerId> knownTo = new HashSet<>();
  private final Map<String, JsonNode> facts = new LinkedHashMap<>();
  private final Map<PersonTrait, HashedTrait> person = new EnumMap<>(PersonTrait.class);

  private Sample(String messageId) {
    this.messageId = messageId;
  }

  static List<MessageId> ids(String... values) {
    return Stream.of(values).map(MessageId::new).toList();
  }

  static Set<PartnerId> partners(String... values) {
    return Stream.of(values).map(PartnerId::new).collect(Collectors.toSet());
  }

  static Sample message(String messageId) {
    return new Sample(messageId);
  }

  /** The registry's enrolment, which opens a case. */
  static Sample enrolment(String messageId, String number) {
    return message(messageId).by("blk", "enrolment").key(number).opens("enrolment", number);
  }

  /** The registry's registration for a test, which gives an enrolment its registration number. */
  static Sample assessment(String messageId, String enrolment, String registration) {
    return message(messageId)
        .by("blk", "assessment")
        .key(registration)
        .extendsCase("enrolment", enrolment)
        .adds("registration", registration);
  }

  /** The certification body's result, which knows the registration number only. */
  static Sample certification(String messageId, String registration) {
    return message(messageId)
        .by("bnsp", "certification")
        .key(registration)
        .extendsCase("registration", registration);
  }

  Sample by(String who, String what) {
    partner = who;
    kind = what;
    return this;
  }

  /** Of a kind whose versions take the place of each other. */
  Sample replaces() {
    replaces = true;
    return this;
  }

  /** One step of a thing; the business key is {@code number|step}. */
  Sample step(StepOrder order, String number, String name) {
    Map<String, String> keys = new LinkedHashMap<>();
    order.steps().forEach(one -> keys.put(one, number + '|' + one));
    step = new StepTaken(name, order, keys, "/decision");
    return key(number + '|' + name);
  }

  Sample amount(String type, String number, long rupiah) {
    amount = new AmountSaid(new CorrelationId(type, number), rupiah, "/amount");
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
    return claims(CaseRole.OPEN, type, value);
  }

  Sample loads(String type, String value) {
    return claims(CaseRole.LOAD, type, value);
  }

  Sample extendsCase(String type, String value) {
    return claims(CaseRole.EXTEND, type, value);
  }

  Sample refersTo(String type, String value) {
    return claims(CaseRole.REFER, type, value);
  }

  private Sample claims(CaseRole as, String type, String value) {
    role = as;
    find = new CorrelationId(type, value);
    return this;
  }

  Sample adds(String type, String value) {
    add.add(new CorrelationId(type, value));
    return this;
  }

  Sample knownTo(String partner) {
    knownTo.add(new PartnerId(partner));
    return this;
  }

  Sample fact(String name, String value) {
    facts.put(name, TextNode.valueOf(value));
    return this;
  }

  /** Speaks of whoever has this NIK and name; null for what the message does not say. */
  Sample person(String nik, String name, String birthDate) {
    trait(PersonTrait.NIK, nik);
    trait(PersonTrait.NAME, name);
    trait(PersonTrait.BIRTH_DATE, birthDate);
    return this;
  }

  /** Says that the NIK of the person was this one before. */
  Sample earlierNik(String nik) {
    trait(PersonTrait.EARLIER_NIK, nik);
    return this;
  }

  private void trait(PersonTrait trait, String value) {
    if (value != null) {
      person.put(trait, new HashedTrait("hash of " + value, "/" + trait));
    }
  }

  private CaseClaim claim() {
    ClaimedPerson named = person.isEmpty() ? null : new ClaimedPerson(person);
    return new CaseClaim(role, find, add, facts, null, knownTo, named);
  }

  Arrival arrives() {
    CaseClaim claim = role == null ? null : claim();
    return new Arrival(
        new MessageRef(
            new MessageId(messageId),
            new PartnerId(partner),
            new Kind(kind),
            id,
            source,
            key,
            test),
        wokenBy == null ? null : new MessageId(wokenBy),
        Arrival.markedHash(correction, keyOnly() ? key : content),
        new Succession(version, replaces, step, amount),
        claim,
        correction,
        () -> ("original of " + messageId).getBytes(StandardCharsets.UTF_8));
  }
}

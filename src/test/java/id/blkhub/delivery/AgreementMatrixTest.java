package id.blkhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contract.Privacy;
import id.blkhub.contract.Contracts;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.QuestionForm;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import id.blkhub.outmail.ShippedMails;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.question.QuestionForms;
import id.blkhub.question.QuestionForms.CheckedAnswer;
import id.blkhub.step.StageResult;
import id.blkhub.step.Staged;
import id.blkhub.support.HubLog;
import id.blkhub.translation.Translation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * I7 over all partners, kinds and fields of the profiles: what leaves the hub says nothing of a
 * field that the agreement lacks, whatever the field holds.
 */
class AgreementMatrixTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FOLDER = Path.of("mappings");
  private static final Contracts CONTRACTS = Contracts.load(FOLDER);
  private static final Mappings MAPPINGS = Mappings.load(FOLDER);
  private static final Translation TRANSLATION = new Translation(CONTRACTS, MAPPINGS);

  /** What a case adds to a message, of which an agreement may grant some. */
  private static final List<String> FACTS =
      List.of("/context/vocation", "/context/pathway", "/context/centre", "/context/owner");

  /** A partner and one kind that it gets. */
  record Received(String partner, Reception reception) {
    Contract canonical() {
      return CONTRACTS.canonical(reception.kind()).orElseThrow().contract();
    }

    /** Null where the agreement says nothing of the field. */
    GrantedField grant(String field) {
      // an agreement leaves the elements of an array out
      return Stream.of(field, field.replace("/*", ""))
          .flatMap(
              written ->
                  reception.agreement().fields().stream()
                      .filter(
                          granted ->
                              written.equals(granted.pointer())
                                  || written.startsWith(granted.pointer() + '/')))
          .findFirst()
          .orElse(null);
    }

    @Override
    public String toString() {
      return partner + ' ' + reception.kind();
    }
  }

  /** A partner and one kind that it sends. */
  record Sent(String partner, String kind) {
    FormPath form() {
      return FormPath.in(partner, kind);
    }

    @Override
    public String toString() {
      return partner + ' ' + kind;
    }
  }

  static List<Received> received() {
    return profiles()
        .flatMap(profile -> profile.receives().stream().map(r -> new Received(profile.id(), r)))
        .toList();
  }

  static List<Sent> sent() {
    return profiles()
        .flatMap(profile -> profile.sends().stream().map(kind -> new Sent(profile.id(), kind)))
        .toList();
  }

  private static Stream<PartnerProfile> profiles() {
    return PartnerProfiles.load(Path.of("routes")).profiles().values().stream();
  }

  @ParameterizedTest
  @MethodSource("received")
  void shouldShowNoMarkOfAFieldThatTheAgreementLacksOrMasks(Received to) {
    Map<String, String> marks = marks(to);
    try (HubLog log = HubLog.watch()) {
      MinimisedDelivery minimised = minimised(to, marked(marks));
      JsonNode mapped = mapped(to, minimised);
      String seen = mapped.toString();
      String mailed = mailed(to, mapped);
      String refusal = said(map(to, minimised).outcome());

      marks.forEach(
          (field, mark) -> {
            GrantedField granted = to.grant(field);
            if (granted == null || granted.mask()) {
              assertThat(seen).as("%s sees %s", to, field).doesNotContain(mark);
              assertThat(minimised.document().toString()).doesNotContain(mark);
              assertThat(mailed).as("a mail to %s tells %s", to, field).doesNotContain(mark);
            }
            if (to.canonical().privacy(field) != Privacy.OPEN) {
              assertThat(refusal).as("why it is parked tells %s", field).doesNotContain(mark);
              assertThat(log.lines().toString()).as("the log tells %s", field).doesNotContain(mark);
            }
          });
    }
    assertThat(marks).hasSizeGreaterThan(4);
  }

  /** Else the test above looks through no mail. */
  @ParameterizedTest
  @ValueSource(strings = {"kadin", "hipmi"})
  void shouldShowWhatTheAgreementGrantsInSubjectAndBodyOfAMail(String partner) {
    Received to =
        received().stream().filter(one -> one.partner().equals(partner)).findFirst().orElseThrow();
    Map<String, String> marks = marks(to);

    List<String> mail =
        ShippedMails.of(partner, "report", mapped(to, minimised(to, marked(marks)))).orElseThrow();

    assertThat(mail.get(0)).contains(marks.get("/month"));
    assertThat(mail.subList(1, 3))
        .allMatch(body -> body.contains(marks.get("/cells/*/certified")))
        .noneMatch(body -> body.contains(marks.get("/cells/*/placed")));
  }

  @ParameterizedTest
  @MethodSource("received")
  void shouldSendTheSameWhateverAFieldHoldsThatTheAgreementLacks(Received to) {
    List<ObjectNode> samples = samples(to.reception().kind());
    assertThat(samples).as("canonical samples of " + to.reception().kind()).isNotEmpty();
    for (ObjectNode sample : samples) {
      Delivery sent = map(to, minimised(to, sample));
      for (String leaf : leaves(sample)) {
        String field = leaf.replaceAll("/\\d+(?=/|$)", "/*");
        if (to.grant(field) == null) {
          for (ObjectNode other : others(to, sample, leaf, field)) {
            Delivery changed = map(to, minimised(to, other));

            assertThat(changed.document())
                .as("%s: what it gets depends on %s", to, leaf)
                .isEqualTo(sent.document());
            assertThat(changed.result()).isEqualTo(sent.result());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("received")
  void shouldSayNothingOfTheMessageInTheHeadersOfItsQueue(Received to) {
    for (ObjectNode sample : samples(to.reception().kind())) {
      Delivery delivery = map(to, minimised(to, sample));

      String headers =
          PutOnPartnerQueue.properties(delivery, "").toString()
              + delivery.header().idempotencyKey();

      for (String leaf : leaves(sample)) {
        String value = sample.at(leaf).asText();
        if (value.length() > 4) {
          assertThat(headers).as("a header tells %s", leaf).doesNotContain(value);
        }
      }
    }
  }

  /** What a sender is told goes into receipts, result sheets and the journal. */
  @ParameterizedTest
  @MethodSource("sent")
  void shouldTellASenderWhatIsWrongWithoutRepeatingAPersonalValue(Sent from) {
    Contract contract = CONTRACTS.of(from.form()).orElseThrow();
    try (HubLog log = HubLog.watch()) {
      for (ObjectNode sample : samplesOf(from)) {
        for (String leaf : leaves(sample)) {
          if (!Set.of(Privacy.PERSONAL, Privacy.SPECIFIC).contains(contract.privacy(leaf))) {
            continue;
          }
          String mark = "PENANDA-" + leaf.length() + "-RAHASIA\n";
          JsonNode wrong = replaced(sample, leaf, TextNode.valueOf(mark));
          List<Violation> told =
              new ArrayList<>(TRANSLATION.received(from.form(), wrong).problems());
          told.addAll(TRANSLATION.toCanonical(from.form(), wrong).problems());

          assertThat(told).as("%s: a wrong %s is told", from, leaf).isNotEmpty();
          assertThat(told.toString()).as(leaf).doesNotContain(mark.strip());
          assertThat(log.lines().toString()).as(leaf).doesNotContain(mark.strip());
        }
      }
    }
  }

  /** A question that a partner may ask, and one answer of the partner that is asked. */
  record Answered(String asker, AgreedQuestion agreed, Path sample) {
    @Override
    public String toString() {
      return asker + ' ' + agreed.of() + '/' + agreed.question() + ' ' + sample.getFileName();
    }
  }

  static List<Answered> answered() {
    List<Answered> all = new ArrayList<>();
    for (PartnerProfile profile : profiles().toList()) {
      for (AgreedQuestion agreed : profile.questions().asks()) {
        String form = QuestionForm.answered(agreed.of(), agreed.question()).toString();
        files(".*/" + form + "/[^/]+\\.in\\.json")
            .forEach(sample -> all.add(new Answered(profile.id(), agreed, sample)));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("answered")
  void shouldGiveAnAskerOnlyTheFieldsOfItsAgreement(Answered answer) {
    QuestionForms forms = new QuestionForms(CONTRACTS, TRANSLATION);
    ObjectNode sample = read(answer.sample());
    JsonNode given = forms.answer(answer.agreed(), sample).given();

    assertThat(leaves(given))
        .isNotEmpty()
        .allMatch(
            leaf ->
                answer.agreed().agreement().fields().stream()
                    .anyMatch(granted -> (leaf + '/').startsWith(granted.pointer() + '/')));
    try (HubLog log = HubLog.watch()) {
      for (String leaf : leaves(sample)) {
        String mark = "PENANDA-" + leaf.length() + "-RAHASIA\n";
        CheckedAnswer wrong =
            forms.answer(answer.agreed(), replaced(sample, leaf, TextNode.valueOf(mark)));

        assertThat(wrong.toString()).as(leaf).doesNotContain(mark.strip());
        assertThat(log.lines().toString()).as(leaf).doesNotContain(mark.strip());
      }
    }
  }

  private static Map<String, String> marks(Received to) {
    List<String> fields = new ArrayList<>(to.canonical().fields());
    fields.removeIf(
        field -> to.canonical().fields().stream().anyMatch(f -> f.startsWith(field + '/')));
    fields.addAll(FACTS);
    Map<String, String> marks = new LinkedHashMap<>();
    fields.forEach(field -> marks.put(field, "PENANDA%03d".formatted(marks.size())));
    return marks;
  }

  /** A message with a mark in every field of its kind, and one element in every array. */
  private static ObjectNode marked(Map<String, String> marks) {
    ObjectNode document = JSON.createObjectNode();
    marks.forEach((field, mark) -> put(document, field.substring(1).split("/"), 0, mark));
    return document;
  }

  private static JsonNode put(JsonNode at, String[] names, int next, String mark) {
    if (next == names.length) {
      return TextNode.valueOf(mark);
    }
    if (names[next].equals("*")) {
      ArrayNode array = at instanceof ArrayNode known ? known : JSON.createArrayNode();
      JsonNode element = put(array.path(0), names, next + 1, mark);
      array.removeAll();
      return array.add(element);
    }
    ObjectNode object = at instanceof ObjectNode known ? known : JSON.createObjectNode();
    object.set(names[next], put(object.path(names[next]), names, next + 1, mark));
    return object;
  }

  private static MinimisedDelivery minimised(Received to, ObjectNode document) {
    MessageRef message =
        new MessageRef(
            new MessageId("01a22dd2"),
            new PartnerId("blk"),
            new Kind(to.reception().kind()),
            "sender",
            null,
            "key",
            false);
    DeliveryHeader header =
        DeliveryHeader.of(message, new PartnerId(to.partner()), Instant.EPOCH).build();
    AgreedDelivery agreed =
        new AgreedDelivery(new OpenedDelivery(header, 1, document), null, document, to.reception());
    return new Minimise()
        .minimise(new DeliveryBatch<>(fetched(to), Staged.of(List.of(StageResult.goesOn(agreed)))))
        .deliveries()
        .goingOn()
        .get(0);
  }

  private static Delivery map(Received to, MinimisedDelivery minimised) {
    return new MapToPartner(TRANSLATION)
        .map(new DeliveryBatch<>(fetched(to), Staged.of(List.of(StageResult.goesOn(minimised)))))
        .all()
        .get(0);
  }

  private static FetchedBatch fetched(Received to) {
    return new FetchedBatch(null, new PartnerId(to.partner()), new Kind(to.reception().kind()));
  }

  /** As the mapping makes it, whether or not the receiver's contract takes it. */
  private static JsonNode mapped(Received to, MinimisedDelivery minimised) {
    FormPath form =
        TRANSLATION.place(
            FormPath.out(to.partner(), to.reception().kind()), to.reception().version());
    return TRANSLATION.toPartner(form, minimised.document()).document();
  }

  /** Subject, text and HTML; empty where no mail is sent. */
  private static String mailed(Received to, JsonNode mapped) {
    return ShippedMails.of(to.partner(), to.reception().kind(), mapped)
        .map(List::toString)
        .orElse("");
  }

  private static String said(DeliveryOutcome outcome) {
    return outcome == null ? "" : outcome.toString() + outcome.reason();
  }

  /** Canonical messages of the kind, as mappings of those who send them make them. */
  private static List<ObjectNode> samples(String kind) {
    List<ObjectNode> samples = new ArrayList<>();
    for (Path file : files(".*/[a-z-]+/in/" + kind + "/[^/]+\\.out\\.json")) {
      samples.add(withFacts(read(file)));
    }
    if (samples.isEmpty()) {
      files(".*/canonical/" + kind + "/full\\.in\\.json")
          .forEach(file -> samples.add(withFacts(read(file))));
    }
    return samples;
  }

  private static ObjectNode withFacts(ObjectNode canonical) {
    canonical
        .putObject("context")
        .put("vocation", "teknik-las")
        .put("pathway", "ENTREPRENEURSHIP")
        .put("centre", "6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01")
        .put("owner", "blk");
    return canonical;
  }

  private static List<ObjectNode> samplesOf(Sent from) {
    return files(".*/" + from.partner() + "/in/" + from.kind() + "/[^/]+\\.out\\.json").stream()
        .map(file -> read(Path.of(file.toString().replace(".out.json", ".in.json"))))
        .toList();
  }

  private static List<Path> files(String pattern) {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().matches(pattern)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode read(Path file) {
    try {
      return (ObjectNode) JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample without the field, with another value, and with every other choice it has. */
  private static List<ObjectNode> others(
      Received to, ObjectNode sample, String leaf, String field) {
    List<ObjectNode> others = new ArrayList<>();
    others.add(replaced(sample, leaf, MissingNode.getInstance()));
    others.add(replaced(sample, leaf, TextNode.valueOf("LAIN")));
    to.canonical().choices(field).forEach(choice -> others.add(replaced(sample, leaf, choice)));
    return others;
  }

  private static ObjectNode replaced(ObjectNode document, String leaf, JsonNode value) {
    ObjectNode copy = document.deepCopy();
    JsonPointer at = JsonPointer.compile(leaf);
    if (copy.at(at.head()) instanceof ArrayNode array) {
      if (value.isMissingNode()) {
        array.remove(at.last().getMatchingIndex());
      } else {
        array.set(at.last().getMatchingIndex(), value);
      }
    } else if (copy.at(at.head()) instanceof ObjectNode object) {
      if (value.isMissingNode()) {
        object.remove(at.last().getMatchingProperty());
      } else {
        object.set(at.last().getMatchingProperty(), value);
      }
    }
    return copy;
  }

  private static List<String> leaves(JsonNode node) {
    List<String> leaves = new ArrayList<>();
    collect(node, "", leaves);
    return leaves;
  }

  private static void collect(JsonNode node, String at, List<String> leaves) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(entry -> collect(entry.getValue(), at + '/' + escaped(entry.getKey()), leaves));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), at + '/' + i, leaves);
      }
    } else {
      leaves.add(at);
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}

package id.blkhub.endtoend;

import static id.blkhub.support.TwoRegistries.SECOND;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.State;
import id.blkhub.support.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Messages of many kinds, each with what must become of it, worked out from the agreements alone.
 */
final class Plan {
  static final String REGISTRY = "blk";
  private static final String SCHEME = "SKM-LAS-2024-01";

  private final List<List<Step>> stories = new ArrayList<>();
  private List<Step> story;
  private int next = 1;
  private int steps;

  /**
   * One message.
   *
   * @param id the id its sender gives it; several may have the same
   * @param receivers whom it must be routed to; of the other receivers of its kind it is kept
   * @param parked whether the certification body's form has no place for it
   * @param byQueue whether it must not go over HTTP, where a conflict is answered at once
   * @param afterOthers whether it is sent once the steps before it are accepted
   */
  record Step(
      String sender,
      String kind,
      String id,
      byte[] body,
      State expected,
      Set<String> receivers,
      boolean parked,
      boolean byQueue,
      boolean afterOthers) {
    Step parkedThere() {
      return new Step(sender, kind, id, body, expected, receivers, true, byQueue, afterOthers);
    }

    Step byQueueOnly() {
      return new Step(sender, kind, id, body, expected, receivers, parked, true, afterOthers);
    }

    Step onceOthersAreAccepted() {
      return new Step(sender, kind, id, body, expected, receivers, parked, byQueue, true);
    }

    /** What its receipts are found by. */
    String key() {
      return sender + ' ' + kind + ' ' + id;
    }
  }

  private Plan() {}

  /** Stories of at least so many messages; the messages of one are sent in their order. */
  static List<List<Step>> of(int messages) {
    Plan plan = new Plan();
    for (int round = 0; plan.steps < messages; round++) {
      plan.round(round % 2 == 0 ? REGISTRY : SECOND);
    }
    return plan.stories;
  }

  private void round(String registry) {
    path(registry, true, true);
    path(registry, false, true);
    path(registry, true, false);
    anotherBodysAssessment(registry);
    certificateFirst(registry);
    repeatedEnrolment(registry);
    badThenCorrected(registry);
    vacancies();
    strayCertificate();
    enrolmentOfAnother();
    twoOwners();
    unmappable(registry);
  }

  private void path(String registry, boolean consent, boolean competent) {
    int person = begin();
    accepted(registry, "enrolment", Texts.enrolment(person, 1, consent));
    accepted(registry, "assessment", Texts.assessment(person), "bnsp");
    certificate(registry, person, consent, competent);
  }

  private void certificate(String registry, int person, boolean consent, boolean competent) {
    ObjectNode certificate = Texts.certificate(person, competent);
    if (consent && competent) {
      accepted("bnsp", "certification", certificate, registry, "supra");
    } else {
      accepted("bnsp", "certification", certificate, registry);
    }
  }

  private void anotherBodysAssessment(String registry) {
    int person = begin();
    accepted(registry, "enrolment", Texts.enrolment(person, 1, true));
    accepted(
        registry,
        "assessment",
        Texts.assessment(person, Texts.enrolmentNo(person), Texts.OTHER_LSP, SCHEME));
    // that case was never sent to bnsp, so bnsp cannot speak of it
    add("bnsp", "certification", id(), Texts.certificate(person, true), State.REJECTED);
  }

  private void certificateFirst(String registry) {
    int person = begin();
    certificate(registry, person, true, true);
    accepted(registry, "assessment", Texts.assessment(person), "bnsp");
    accepted(registry, "enrolment", Texts.enrolment(person, 1, true));
  }

  private void repeatedEnrolment(String registry) {
    int person = begin();
    String first = id();
    ObjectNode enrolment = Texts.enrolment(person, 2, true);
    add(registry, "enrolment", first, enrolment, State.ACCEPTED);
    add(registry, "enrolment", first, enrolment, State.DUPLICATE);
    add(registry, "enrolment", id(), reordered(enrolment), State.DUPLICATE);
    keep(
        step(registry, "enrolment", first, Texts.enrolment(person, 3, false), State.REJECTED)
            .byQueueOnly());
    add(registry, "enrolment", id(), Texts.enrolment(person, 1, true), State.REJECTED);
  }

  private static ObjectNode reordered(ObjectNode message) {
    ObjectNode reordered = message.objectNode();
    List<String> names = new ArrayList<>();
    message.fieldNames().forEachRemaining(names::add);
    for (int i = names.size() - 1; i >= 0; i--) {
      reordered.set(names.get(i), message.get(names.get(i)));
    }
    return reordered;
  }

  private void badThenCorrected(String registry) {
    int person = begin();
    String id = id();
    add(registry, "enrolment", id, Texts.brokenInTenPlaces(person), State.REJECTED);
    byte[] cutOff = bytes(Texts.enrolment(person, 1, false));
    keep(
        new Step(
            registry,
            "enrolment",
            id(),
            java.util.Arrays.copyOf(cutOff, cutOff.length - 1),
            State.REJECTED,
            Set.of(),
            false,
            false,
            false));
    add(registry, "enrolment", id, Texts.enrolment(person, 1, false), State.ACCEPTED);
  }

  private void vacancies() {
    int number = begin();
    ObjectNode newest = Texts.vacancy(number, 20, 2);
    accepted("supra", "vacancy", Texts.vacancy(number, 10, 1), REGISTRY, SECOND);
    accepted("supra", "vacancy", newest, REGISTRY, SECOND);
    add("supra", "vacancy", id(), Texts.vacancy(number, 15, 1), State.REJECTED);
    add("supra", "vacancy", id(), newest, State.DUPLICATE);
  }

  private void strayCertificate() {
    add("bnsp", "certification", id(), Texts.certificate(begin(), true), State.REJECTED);
  }

  private void enrolmentOfAnother() {
    int person = begin();
    accepted(REGISTRY, "enrolment", Texts.enrolment(person, 1, true));
    add(SECOND, "assessment", id(), Texts.assessment(person), State.REJECTED);
  }

  private void twoOwners() {
    int person = begin();
    for (String registry : List.of(REGISTRY, SECOND)) {
      accepted(registry, "enrolment", Texts.enrolment(person, 1, true));
      accepted(registry, "assessment", Texts.assessment(person), "bnsp");
    }
    keep(
        step("bnsp", "certification", id(), Texts.certificate(person, true), State.HELD)
            .onceOthersAreAccepted());
  }

  private void unmappable(String registry) {
    int person = begin();
    accepted(registry, "enrolment", Texts.enrolment(person, 1, true));
    ObjectNode assessment =
        Texts.assessment(person, Texts.enrolmentNo(person), Texts.LSP, "SKM-TAK-ADA");
    if (registry.equals(REGISTRY)) {
      // its contract names the table of schemes
      add(registry, "assessment", id(), assessment, State.REJECTED);
    } else {
      keep(step(registry, "assessment", id(), assessment, State.ACCEPTED, "bnsp").parkedThere());
    }
  }

  private int begin() {
    story = new ArrayList<>();
    stories.add(story);
    return next++;
  }

  private String id() {
    return "pesan-" + steps;
  }

  private void accepted(String sender, String kind, ObjectNode body, String... receivers) {
    add(sender, kind, id(), body, State.ACCEPTED, receivers);
  }

  private void add(
      String sender, String kind, String id, ObjectNode body, State expected, String... receivers) {
    keep(step(sender, kind, id, body, expected, receivers));
  }

  private static Step step(
      String sender, String kind, String id, ObjectNode body, State expected, String... receivers) {
    return new Step(
        sender, kind, id, bytes(body), expected, Set.of(receivers), false, false, false);
  }

  private void keep(Step step) {
    story.add(step);
    steps++;
  }

  private static byte[] bytes(ObjectNode message) {
    return message.toString().getBytes(StandardCharsets.UTF_8);
  }
}

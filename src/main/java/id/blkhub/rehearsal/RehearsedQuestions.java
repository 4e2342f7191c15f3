package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.correlation.CaseLookup;
import id.blkhub.journal.Journal;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Refusal;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.question.AskedQuestion;
import id.blkhub.question.PartnerQuestions;
import id.blkhub.question.QuestionDesk;
import id.blkhub.question.QuestionForms;
import id.blkhub.question.QuestionJournal;
import id.blkhub.question.QuestionMeters;
import id.blkhub.question.QuestionOutcome;
import id.blkhub.question.QuestionOutcome.AnswerFound;
import id.blkhub.question.QuestionOutcome.NotAnswered;
import id.blkhub.question.QuestionRecords;
import id.blkhub.question.QuestionRefused;
import id.blkhub.question.QuestionRules;
import id.blkhub.question.QuestionStore;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.ReadMessage;
import id.blkhub.rehearsal.Scenario.ScenarioStep;
import id.blkhub.rehearsal.ScenarioKeys.OfAsk;
import id.blkhub.seal.Seal;
import id.blkhub.store.Database;
import id.blkhub.translation.Translation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the questions of a scenario as the hub does; the journal of them is nobody's to read. */
final class RehearsedQuestions {
  private static final int LARGEST = 2 << 20;

  private final Workspace workspace;
  private final RehearsalClock clock;
  private final PartnerQuestions questions;
  private final Set<String> places = new HashSet<>();
  private Optional<String> answering = Optional.empty();

  RehearsedQuestions(
      Workspace workspace, RehearsalClock clock, QuestionDesk desk, Database hub, Seal seal) {
    this.workspace = workspace;
    this.clock = clock;
    QuestionForms forms =
        new QuestionForms(
            workspace.contracts(), new Translation(workspace.contracts(), workspace.mappings()));
    this.questions =
        new PartnerQuestions(
            new QuestionRules(
                workspace.partners(), forms, new CaseLookup(hub), clock, clock.getZone()),
            forms,
            desk,
            new QuestionRecords(
                new QuestionStore(hub),
                new QuestionJournal(new UnreadJournal(), (partner, kind) -> {}, clock),
                new QuestionMeters(new SimpleMeterRegistry())),
            seal,
            clock,
            Runnable::run);
  }

  /** The partner that is asked just now. */
  Optional<String> answering() {
    return answering;
  }

  /** Those that were asked, each as {@code <partner>/<question>}. */
  Set<String> places() {
    return places;
  }

  /** Plays a step {@code ask}; what is not as it says comes back. */
  List<String> ask(ScenarioStep step) {
    JsonNode what = step.what();
    String of = OfAsk.OF.in(what).textValue();
    String question = OfAsk.QUESTION.in(what).textValue();
    answering = Optional.of(of);
    try {
      return compare(step, outcome(OfAsk.FROM.in(what).textValue(), of, question, what));
    } finally {
      answering = Optional.empty();
    }
  }

  private record Told(Optional<JsonNode> answer, String code) {
    static Told refused(QuestionRefused refusal) {
      return new Told(Optional.empty(), refusal.why().code());
    }

    static Told of(QuestionOutcome outcome) {
      return outcome instanceof AnswerFound found
          ? new Told(Optional.of(found.answer()), "")
          : new Told(Optional.empty(), ((NotAnswered) outcome).why().code());
    }
  }

  private Told outcome(String from, String of, String question, JsonNode what) {
    PartnerProfile profile = workspace.partners().find(from).orElseThrow();
    byte[] body = OfAsk.BODY.in(what).toString().getBytes(StandardCharsets.UTF_8);
    ReadMessage read = MessageReader.read(body);
    boolean test = profile.stage() == PartnerStage.TEST;
    try {
      AgreedQuestion agreed = questions.agreed(new PartnerId(from), of, question);
      places.add(of + '/' + question);
      AskedQuestion asked =
          AskedQuestion.of(
              new PartnerId(from),
              agreed,
              test ? read.ofStageTest() : read,
              clock.instant(),
              LARGEST);
      return Told.of(questions.ask(questions.prepare(asked)).join());
    } catch (QuestionRefused refusal) {
      return Told.refused(refusal);
    }
  }

  private static List<String> compare(ScenarioStep step, Told told) {
    JsonNode what = step.what();
    String at = step.places().at("");
    List<String> complaint = new ArrayList<>();
    if (OfAsk.CODE.isIn(what)) {
      String wanted = OfAsk.CODE.in(what).textValue();
      if (!wanted.equals(told.code())) {
        complaint.add(
            "%s: expected: the question ends with %s; %s"
                .formatted(
                    at, wanted, told.code().isEmpty() ? "it was answered" : "got " + told.code()));
      }
    } else if (told.answer().isEmpty()) {
      complaint.add("%s: expected: an answer; got %s".formatted(at, told.code()));
    } else {
      for (Difference difference :
          Comparison.whole(OfAsk.ANSWER.in(what), told.answer().orElseThrow())) {
        complaint.add(at + ": the answer that " + OfAsk.FROM.in(what).asText() + " gets");
        complaint.add("  " + difference);
      }
    }
    return complaint;
  }

  private static final class UnreadJournal implements Journal {
    @Override
    public void record(List<JournalEvent> events) {
      // a step says itself what the asker is told
    }

    @Override
    public void refused(Refusal refusal) {
      // likewise
    }
  }
}

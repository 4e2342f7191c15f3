package id.blkhub.sandbox;

import static org.awaitility.Awaitility.await;

import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.message.State;
import id.blkhub.support.Loans;
import id.blkhub.support.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trainee after the other goes the whole way; the journal says how far each has come. */
final class SandboxStory {
  private static final Logger LOG = LoggerFactory.getLogger("sandbox");
  private static final int FIRST = 70_001;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path counter;
  private final BnspStub bnsp;
  private final BankStub bank;
  private final List<Integer> told = new ArrayList<>();
  private final ExecutorService way =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "sandbox-story");
            thread.setDaemon(true);
            return thread;
          });
  private SandboxPartners partners;
  private JournalFinder journal;
  private String bankTrouble = "";
  private String bnspTrouble = "";

  SandboxStory(Path data, BnspStub bnsp, BankStub bank) {
    this.counter = data.resolve("story");
    this.bnsp = bnsp;
    this.bank = bank;
  }

  synchronized void connect(SandboxPartners senders, JournalFinder finder) {
    partners = senders;
    journal = finder;
  }

  /** One person's way. */
  record Told(int person, String name, String enrolmentNo, String referralNo, List<Stage> stages) {
    public boolean over() {
      return stages.stream().allMatch(Stage::over);
    }
  }

  /**
   * Where a step stands.
   *
   * @param messageId the hub's; null while the message is not in the journal
   * @param state of the message, in capitals
   * @param deliveries receiver and state
   */
  record Stage(
      StoryStep step,
      String messageId,
      String state,
      Map<String, String> deliveries,
      boolean over) {}

  /** Sends a new person on the way, behind those that are on it. */
  synchronized void next() throws IOException {
    int person = number();
    told.add(person);
    way.execute(() -> send(person));
  }

  /** Each step follows from the one before, so it is sent once the hub has decided that one. */
  private void send(int person) {
    try {
      for (StoryStep step : StoryStep.values()) {
        if (step.message(person) != null) {
          partners.send(
              step.sender(), step.kind(), step.messageId(person), step.message(person).toString());
          await()
              .atMost(PATIENCE)
              .until(() -> !journal.bySenderMessageId(step.messageId(person), 1).isEmpty());
        }
      }
    } catch (Exception e) {
      LOG.warn("The story of {} ends here", person, e);
    }
  }

  private int number() throws IOException {
    int person = Files.exists(counter) ? Integer.parseInt(Files.readString(counter)) + 1 : FIRST;
    Files.writeString(counter, String.valueOf(person));
    return person;
  }

  /** Everybody of this start, the newest first. */
  synchronized List<Told> told() {
    List<Told> all = new ArrayList<>();
    for (int person : told) {
      List<Stage> stages = Stream.of(StoryStep.values()).map(s -> stage(s, person)).toList();
      all.add(
          0,
          new Told(
              person,
              Texts.name(person),
              Texts.enrolmentNo(person),
              Loans.referralNo(person),
              stages));
    }
    return all;
  }

  private Stage stage(StoryStep step, int person) {
    List<MessageView> found = journal.bySenderMessageId(step.messageId(person), 1);
    if (found.isEmpty()) {
      return new Stage(step, null, "", Map.of(), false);
    }
    MessageView message = found.get(0);
    Map<String, String> deliveries = new TreeMap<>();
    message.deliveries().stream()
        .filter(delivery -> delivery.state() != State.FILTERED)
        .forEach(delivery -> deliveries.put(delivery.receiver().value(), delivery.state().name()));
    boolean over =
        message.state() == State.ACCEPTED
            && deliveries.keySet().equals(step.receivers())
            && deliveries.values().stream().allMatch(State.DELIVERED.name()::equals);
    // a question that has no answer is not asked again
    boolean unanswered = step == StoryStep.CERTIFICATE_CHECK && message.state() == State.REJECTED;
    return new Stage(
        step, message.messageId().value(), message.state().name(), deliveries, over || unanswered);
  }

  /** Lets a simulated partner fail until {@link #recover}. */
  synchronized void fail(String partner) {
    if (partner.equals("bank")) {
      bank.misbehave(BankStub.Mode.DOWN);
      bankTrouble = "DOWN";
    } else {
      bnsp.misbehave(BnspStub.Mode.DOWN);
      bnspTrouble = "DOWN";
    }
  }

  synchronized void recover(String partner) {
    if (partner.equals("bank")) {
      bank.behave();
      bankTrouble = "";
    } else {
      bnsp.behave();
      bnspTrouble = "";
    }
  }

  /** Which of the simulated partners fails, and how; empty text for one that works. */
  synchronized Map<String, String> troubles() {
    return new TreeMap<>(Map.of("bank", bankTrouble, "bnsp", bnspTrouble));
  }
}

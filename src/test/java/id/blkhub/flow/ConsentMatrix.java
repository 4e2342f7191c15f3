package id.blkhub.flow;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.fault.Extent;
import id.blkhub.journal.MessageView;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.support.Loans;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kinds, bases, states of consent and persons, each with each: every cell is a person of its own
 * with a way of its own, and at the end it is counted what lies in whose queue. The build plays
 * some cells, always the same; {@code -Dhub.consent.seed} chooses others, {@code -Dhub.faults=full}
 * all.
 */
final class ConsentMatrix implements AutoCloseable {
  static final String ON_CONSENT = "setuju";
  static final String PUBLIC_TASK = "tugas";
  static final Set<String> KINDS =
      Collections.unmodifiableSet(
          new TreeSet<>(
              List.of("assessment", "certification", "enrolment", "microcredit-referral")));

  private static final long SEED = Long.getLong("hub.consent.seed", 20_261_130);
  private static final int IN_SHORT = 24;

  /** What the person has said, of the purpose microcredit where nothing else is told. */
  private enum Consent {
    NONE,
    GIVEN_TO_IT,
    GIVEN_TO_EVERYBODY,
    GIVEN_BY_A_WORD,
    GIVEN_TO_ANOTHER,
    FOR_ANOTHER_PURPOSE,
    WITHDRAWN_IN_THE_LIST,
    WITHDRAWN_FOR_THE_CASE,
    WITHDRAWN_FOR_THE_PERSON,
    WITHDRAWN_WHILE_UNREAD,
    ENDED;

    /** Whether the partner on consent may have it in the end. */
    boolean covers() {
      return this == GIVEN_TO_IT || this == GIVEN_TO_EVERYBODY || this == GIVEN_BY_A_WORD;
    }
  }

  /**
   * @param same whether the message speaks of the person whose case it names
   */
  private record Cell(int person, String kind, Consent consent, boolean same) {
    String number() {
      return switch (kind) {
        case "enrolment" -> Texts.enrolmentNo(person);
        case "microcredit-referral" -> Loans.referralNo(person);
        default -> Texts.registrationNo(person);
      };
    }
  }

  private final TestHub hub;
  private final QueuePartner blk;
  private final QueuePartner bnsp;
  private final List<Cell> cells = new ArrayList<>();
  private final List<QueuePartner> readers = new ArrayList<>();
  private final Map<String, Mailbox> read = new LinkedHashMap<>();

  ConsentMatrix(TestHub hub, QueuePartner blk, QueuePartner bnsp, AtomicInteger persons) {
    this.hub = hub;
    this.blk = blk;
    this.bnsp = bnsp;
    List<Cell> all = new ArrayList<>();
    for (String kind : KINDS) {
      for (Consent consent : Consent.values()) {
        for (boolean same : new boolean[] {true, false}) {
          // whom an enrolment speaks of, its case is about
          if (same || !kind.equals("enrolment")) {
            all.add(new Cell(0, kind, consent, same));
          }
        }
      }
    }
    Collections.shuffle(all, new Random(SEED));
    all.stream()
        .limit(Extent.of(IN_SHORT, all.size()))
        .map(cell -> new Cell(persons.addAndGet(2), cell.kind, cell.consent, cell.same))
        .forEach(cells::add);
  }

  void play() throws Exception {
    for (Cell cell : cells) {
      word(cell);
    }
    for (Cell cell : cells) {
      blk.send("in.blk.enrolment", enrolment(cell).toString());
    }
    awaitAll("enrolment");
    for (Cell cell : cells) {
      if (cell.kind.equals("certification")) {
        blk.send("in.blk.assessment", Texts.assessment(cell.person).toString());
      }
    }
    awaitAssessments();
    for (Cell cell : cells) {
      send(cell);
    }
    KINDS.forEach(this::awaitAll);
    withdrawUnread();
    Checks.journalled(hub);
    readQueues();
  }

  /** Said before the enrolment: what is said of a case the hub does not know yet counts too. */
  private void word(Cell cell) throws Exception {
    ObjectNode said = ConsentWithdrawalIT.word(cell.person, "DICABUT", "kur");
    switch (cell.consent) {
      case WITHDRAWN_FOR_THE_CASE -> said(cell, said);
      case WITHDRAWN_FOR_THE_PERSON -> {
        said.remove("no_pendaftaran");
        said(cell, said.put("nik", Texts.nik(cell.person)));
      }
      case GIVEN_BY_A_WORD -> {
        said.put("keadaan", "DIBERIKAN").put("id_persetujuan", Loans.CONSENT);
        said.putArray("penerima").add(ON_CONSENT).add("bank");
        said(cell, said);
      }
      default -> {
        // it stands in the list of the enrolment, or nowhere
      }
    }
  }

  private void said(Cell cell, ObjectNode said) throws Exception {
    blk.send("in.blk.consent", said.toString());
    Checks.awaitState(hub, "consent", said.path("no_bukti").asText(), State.ACCEPTED);
  }

  private static ObjectNode enrolment(Cell cell) {
    ObjectNode message = Texts.enrolment(cell.person, 1, false);
    ArrayNode list = message.putArray("persetujuan");
    if (cell.consent == Consent.NONE || cell.consent == Consent.GIVEN_BY_A_WORD) {
      return message;
    }
    ObjectNode given = list.addObject().put("id", Loans.CONSENT).put("tanggal", "2026-01-05");
    given.put("tujuan", cell.consent == Consent.FOR_ANOTHER_PURPOSE ? "survei" : "kur");
    switch (cell.consent) {
      case GIVEN_TO_IT, WITHDRAWN_WHILE_UNREAD ->
          given.putArray("penerima").add(ON_CONSENT).add("bank");
      case GIVEN_TO_ANOTHER -> given.putArray("penerima").add("bank");
      case WITHDRAWN_IN_THE_LIST -> given.put("tanggal_cabut", "2026-02-01");
      case ENDED -> given.put("berlaku_sampai", "2026-02-01");
      default -> {
        // to everybody
      }
    }
    return message;
  }

  private void send(Cell cell) throws Exception {
    int spoken = cell.same ? cell.person : cell.person + 1;
    switch (cell.kind) {
      case "assessment" -> {
        ObjectNode message = Texts.assessment(cell.person);
        message.set("peserta", Texts.assessment(spoken).get("peserta"));
        blk.send("in.blk.assessment", message.toString());
      }
      case "certification" -> {
        ObjectNode message = Texts.certificate(cell.person, true);
        message.put("nik_peserta", Texts.nik(spoken)).put("nama", Texts.name(spoken));
        bnsp.send("in.bnsp.certification", message.toString());
      }
      case "microcredit-referral" -> {
        ObjectNode message = Loans.referral(cell.person);
        message.set("peserta", Loans.referral(spoken).get("peserta"));
        blk.send("in.blk.microcredit-referral", message.toString());
      }
      default -> {
        // the enrolment has come already
      }
    }
  }

  private void withdrawUnread() throws Exception {
    for (Cell cell : cells) {
      if (cell.consent == Consent.WITHDRAWN_WHILE_UNREAD && accepted(cell)) {
        Checks.awaitDelivery(hub, cell.kind, cell.number(), ON_CONSENT, State.AVAILABLE);
        said(cell, ConsentWithdrawalIT.word(cell.person, "DICABUT", "kur"));
        Checks.awaitDelivery(hub, cell.kind, cell.number(), ON_CONSENT, State.CANCELLED);
      }
    }
  }

  /** All messages of a kind are settled, and what they go to is where it can be read. */
  private void awaitAll(String kind) {
    for (Cell cell : cells) {
      if (cell.kind.equals(kind)) {
        await(cell + " is settled")
            .atMost(Mailbox.PATIENCE)
            .until(
                () -> Checks.messages(hub, kind, cell.number()).stream().anyMatch(this::settled));
      }
    }
  }

  private boolean settled(MessageView message) {
    return message.state() != State.RECEIVED
        && message.deliveries().stream()
            .filter(one -> List.of(ON_CONSENT, PUBLIC_TASK).contains(one.receiver().value()))
            .noneMatch(one -> one.state() == State.ROUTED);
  }

  private void awaitAssessments() {
    for (Cell cell : cells) {
      if (cell.kind.equals("certification")) {
        Checks.awaitState(hub, "assessment", cell.number(), State.ACCEPTED);
      }
    }
  }

  private void readQueues() throws Exception {
    for (String partner : List.of(ON_CONSENT, PUBLIC_TASK)) {
      QueuePartner reader = hub.partner(partner);
      readers.add(reader);
      for (String kind : KINDS) {
        read.put(partner + kind, Mailbox.of(reader, "out." + partner + '.' + kind));
      }
    }
    for (String partner : List.of(ON_CONSENT, PUBLIC_TASK)) {
      for (String kind : KINDS) {
        String queue = "out." + partner + '.' + kind;
        await(queue + " is read").atMost(Mailbox.PATIENCE).until(() -> hub.depth(queue) == 0);
      }
    }
  }

  private boolean accepted(Cell cell) {
    return Checks.messages(hub, cell.kind, cell.number()).stream()
        .anyMatch(message -> message.state() == State.ACCEPTED);
  }

  /** The cells in which somebody got what it must not, or did not get what it should. */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    for (Cell cell : cells) {
      boolean accepted = accepted(cell);
      if (accepted && !cell.same) {
        wrong.add(cell + " was accepted for another person");
      }
      if (cell.same && cell.consent.covers() && !accepted) {
        wrong.add(cell + " was not accepted");
      }
      check(cell, ON_CONSENT, accepted && cell.same && cell.consent.covers(), wrong);
      check(cell, PUBLIC_TASK, accepted && cell.same, wrong);
      if (hub.bank().received().stream()
              .anyMatch(one -> one.body().toString().contains(cell.number()))
          && !mayBank(cell)) {
        wrong.add(cell + " reached the bank");
      }
    }
    return wrong;
  }

  /** The bank reads at once; what is withdrawn afterwards it had by right. */
  private static boolean mayBank(Cell cell) {
    return cell.same
        && (cell.consent.covers()
            || cell.consent == Consent.GIVEN_TO_ANOTHER
            || cell.consent == Consent.WITHDRAWN_WHILE_UNREAD);
  }

  private void check(Cell cell, String partner, boolean should, List<String> wrong) {
    boolean got = read.get(partner + cell.kind).count(cell.number()) > 0;
    if (got != should) {
      wrong.add(cell + (got ? " reached " : " did not reach ") + partner);
    }
  }

  /** How much the two partners got. */
  long delivered() {
    return read.values().stream().mapToLong(box -> box.letters().size()).sum();
  }

  @Override
  public void close() throws Exception {
    for (QueuePartner reader : readers) {
      reader.close();
    }
  }
}

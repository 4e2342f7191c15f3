package id.blkhub.bench;

import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageList;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journal of ten thousand messages, and one of millions. */
class JournalBench {
  private static final int FEW = 10_000;

  /**
   * {@code -Dhub.bench.journal=10000000} for the ten million, which PostgreSQL needs 30 GB for; the
   * default takes minutes.
   */
  private static final int MANY_POSTGRESQL = Integer.getInteger("hub.bench.journal", 1_000_000);

  private static final int MANY_SQLITE = Math.min(MANY_POSTGRESQL, 1_000_000);
  private static final int TIMES = 200;
  private static final double MOST = 3;

  @TempDir Path folder;

  private interface Question {
    /**
     * @param journal 0 for the small one, 1 for the large one
     * @param n what to ask about; taken modulo the messages there are
     */
    Object ask(int journal, int n);
  }

  @ParameterizedTest
  @EnumSource
  void fromTenThousandToMillionsOfMessages(Engine engine) throws Exception {
    int many = engine == Engine.SQLITE ? MANY_SQLITE : MANY_POSTGRESQL;
    try (TestDatabases small = engine.open(Files.createDirectory(folder.resolve("small")));
        TestDatabases large = engine.open(Files.createDirectory(folder.resolve("large")))) {
      JournalRows.fill(small.journal(), engine, FEW);
      JournalRows.fill(large.journal(), engine, many);
      Map<String, Question> questions = questions(small, large, many);
      StringBuilder text = new StringBuilder();
      text.append(
          "Filled by SQL; %d questions each, in turns; milliseconds, p95.%n%n".formatted(TIMES));
      text.append(
          "| asked | %,d messages | %,d messages | ratio | limit | |%n".formatted(FEW, many));
      text.append("|---|---|---|---|---|---|\n");
      Map<String, Double> figures = new LinkedHashMap<>();
      questions.forEach((name, question) -> ask(name, question, engine, text, figures));
      BenchReport.add(
          "52 From ten thousand to millions of messages in the journal, "
              + (engine == Engine.SQLITE ? "SQLite" : "PostgreSQL"),
          text.toString(),
          "growth",
          figures);
    }
  }

  private static Map<String, Question> questions(
      TestDatabases small, TestDatabases large, int many) {
    TestDatabases[] both = {small, large};
    int[] sizes = {FEW, many};
    Map<String, Question> questions = new LinkedHashMap<>();
    JournalFinder[] finders = new JournalFinder[2];
    MessageList[] lists = new MessageList[2];
    for (int i = 0; i < 2; i++) {
      finders[i] = new JournalFinder(both[i].journal(), null);
      lists[i] = new MessageList(both[i].journal());
    }
    questions.put(
        "business key",
        (i, n) -> one(finders[i].byBusinessKey(JournalRows.businessKey(n % sizes[i]), 10)));
    questions.put(
        "sender's message id",
        (i, n) -> one(finders[i].bySenderMessageId(JournalRows.senderId(n % sizes[i]), 10)));
    questions.put(
        "message page",
        (i, n) -> {
          String messageId = JournalRows.messageId(n % sizes[i]);
          return List.of(
              finders[i].byMessageId(new MessageId(messageId)).orElseThrow(),
              lists[i].events(new MessageId(messageId)));
        });
    questions.put("list", (i, n) -> lists[i].page(query(null, null, null, null), null, 50));
    questions.put(
        "list, deep inside",
        (i, n) ->
            lists[i].page(
                query("blk", null, null, null),
                new MessageId(JournalRows.messageId(n % sizes[i])),
                50));
    questions.put(
        "list of a sender and kind",
        (i, n) -> lists[i].page(query("blk", "enrolment", null, null), null, 50));
    questions.put(
        "list of the rejected",
        (i, n) -> lists[i].page(query(null, null, State.REJECTED, null), null, 50));
    questions.put(
        "list of a sender's duplicates",
        (i, n) -> lists[i].page(query("blk", "assessment", State.DUPLICATE, null), null, 50));
    questions.put(
        "list of a receiver's parked",
        (i, n) -> lists[i].page(query(null, null, State.PARKED, "bnsp"), null, 50));
    questions.put(
        "list of a sender's to a receiver",
        (i, n) -> lists[i].page(query("blk", null, null, "dinkop"), null, 50));
    return questions;
  }

  private static MessageList.Query query(String sender, String kind, State state, String receiver) {
    return new MessageList.Query(
        sender == null ? null : new PartnerId(sender),
        kind == null ? null : new Kind(kind),
        state,
        receiver == null ? null : new PartnerId(receiver),
        null);
  }

  private static Object one(List<MessageView> found) {
    if (found.size() != 1) {
      throw new IllegalStateException("found " + found.size());
    }
    return found;
  }

  private static void ask(
      String name,
      Question question,
      Engine engine,
      StringBuilder text,
      Map<String, Double> figures) {
    Random random = new Random(7);
    List<Double> few = new ArrayList<>();
    List<Double> many = new ArrayList<>();
    for (int i = -TIMES / 4; i < TIMES; i++) {
      int n = random.nextInt(Integer.MAX_VALUE);
      double inSmall = millis(question, 0, n);
      double inLarge = millis(question, 1, n);
      if (i >= 0) {
        few.add(inSmall);
        many.add(inLarge);
      }
    }
    double before = Growth.percentile(few, 0.95);
    double after = Growth.percentile(many, 0.95);
    double ratio = after / before;
    text.append(
        "| %s | %.2f | %.2f | %.2f | at most %.1f | %s |%n"
            .formatted(name, before, after, ratio, MOST, Growth.judged(ratio <= MOST)));
    figures.put("journal " + engine.name().toLowerCase(java.util.Locale.ROOT) + ", " + name, ratio);
  }

  private static double millis(Question question, int journal, int n) {
    long from = System.nanoTime();
    question.ask(journal, n);
    return (System.nanoTime() - from) / 1e6;
  }
}

package id.blkhub.newpartner;

import id.blkhub.message.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the messages of a partner come and go.
 *
 * @param login how it lets the hub in, where it is polled or called
 * @param format of what it gets in files or by calls
 * @param records where the list is in an answer, or in a file of JSON; null where the whole is it
 * @param recordId what names a record of a list that is polled; null where that is to be found out
 */
public record DraftWays(
    DraftTransport in,
    DraftTransport out,
    DraftLogin login,
    DraftFormat format,
    @Nullable String records,
    @Nullable String recordId) {

  /** What the command line says of the ways; null for what it does not say. */
  public record SaidWays(
      @Nullable String transport,
      @Nullable String login,
      @Nullable String format,
      @Nullable String records,
      @Nullable String recordId) {}

  /** The partner's own queues, both ways. */
  public static DraftWays queues() {
    return new DraftWays(
        DraftTransport.QUEUE, DraftTransport.QUEUE, DraftLogin.NONE, DraftFormat.JSON, null, null);
  }

  /**
   * Makes sense of what was said.
   *
   * @throws DraftRefused for a word that is not known, or that has no use here
   */
  public static DraftWays of(SaidWays said, boolean sends, boolean receives) {
    List<DraftTransport> named =
        Arrays.stream((said.transport() == null ? "" : said.transport()).split(","))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .map(DraftWays::transport)
            .toList();
    DraftTransport in = one(named, DraftTransport::carriesIn);
    DraftTransport out = one(named, DraftTransport::carriesOut);
    for (DraftTransport way : named) {
      checkUse(way, way == in && sends || way == out && receives);
    }
    boolean calls = in == DraftTransport.POLL || out == DraftTransport.HTTP;
    only("login", said.login(), calls, "poll, http");
    boolean lists = in == DraftTransport.POLL || in.takesFiles();
    only("records", said.records(), lists, "poll, folder, sftp, mail, upload");
    only("record-id", said.recordId(), in == DraftTransport.POLL, "poll");
    return new DraftWays(
        in,
        out,
        said.login() == null ? DraftLogin.NONE : login(said.login()),
        format(out, said.format()),
        pointer("records", said.records()),
        pointer("record-id", said.recordId()));
  }

  /** Ways of one direction alone give way to none; ways of both fill what is left. */
  private static DraftTransport one(
      List<DraftTransport> named, Predicate<DraftTransport> direction) {
    List<DraftTransport> able = named.stream().filter(direction).distinct().toList();
    List<DraftTransport> sure = able.stream().filter(way -> !way.isBothWays()).toList();
    List<DraftTransport> found = sure.isEmpty() ? able : sure;
    if (found.size() > 1) {
      throw new DraftRefused(
          DraftProblem.TWO_WAYS, found.get(0).word(), found.get(1).word(), "--transport");
    }
    return found.isEmpty() ? DraftTransport.QUEUE : found.get(0);
  }

  private static void checkUse(DraftTransport way, boolean used) {
    if (!used && way != DraftTransport.QUEUE) {
      String option = way.carriesIn() ? "sends" : "receives";
      throw new DraftRefused(DraftProblem.WAY_UNUSED, way.word(), option);
    }
  }

  private static void only(
      String option, @Nullable String given, boolean applies, String transports) {
    if (given != null && !applies) {
      throw new DraftRefused(DraftProblem.NOT_WITH_WAY, option, transports);
    }
  }

  private static DraftTransport transport(String word) {
    List<String> known = DraftTransport.words();
    int at = known.indexOf(word);
    if (at < 0) {
      throw unknown(DraftProblem.NO_TRANSPORT, word, known);
    }
    return DraftTransport.values()[at];
  }

  private static DraftLogin login(String word) {
    List<String> known = DraftLogin.words();
    int at = known.indexOf(word.strip());
    if (at < 0) {
      throw unknown(DraftProblem.NO_LOGIN, word, known);
    }
    return DraftLogin.values()[at];
  }

  private static DraftFormat format(DraftTransport out, @Nullable String word) {
    List<DraftFormat> able = DraftFormat.of(out);
    if (word == null) {
      return out.writesFiles() ? DraftFormat.CSV : DraftFormat.JSON;
    }
    only("format", word, !able.isEmpty(), "folder, sftp, http");
    int at = DraftFormat.words(able).indexOf(word.strip());
    if (at < 0) {
      throw unknown(DraftProblem.NO_FORMAT, word, DraftFormat.words(able));
    }
    return able.get(at);
  }

  private static DraftRefused unknown(DraftProblem problem, String word, List<String> known) {
    return new DraftRefused(problem, word, Suggestion.of(word, known), String.join(", ", known));
  }

  private static @Nullable String pointer(String option, @Nullable String text) {
    if (text != null && !text.strip().matches("(/[^/{}\"#,]+)+")) {
      throw new DraftRefused(DraftProblem.NO_POINTER, option, text);
    }
    return text == null ? null : text.strip();
  }
}

package id.blkhub.partner;

import id.blkhub.message.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connected organisation, read from routes/&lt;id&gt;/partner.yaml.
 *
 * @param id lower case, {@code [a-z][a-z0-9-]*}
 * @param sending the kinds it may send
 * @param receives the kinds it may get, each under an agreement
 * @param questions what it answers, and what it may ask of others
 * @param stage a partner in {@code test} gets messages marked as test and no others, and whatever
 *     it sends is a test
 */
public record PartnerProfile(
    String id,
    Text name,
    Sending sending,
    List<Reception> receives,
    ProfileQuestions questions,
    PartnerStage stage,
    Limits limits) {

  /**
   * What it sends.
   *
   * @param versions of these kinds, the version of a message that names none; the newest where
   *     there is no entry
   */
  public record Sending(List<String> kinds, Map<String, Integer> versions) {}

  /**
   * Questions over HTTP.
   *
   * @param answers the names of those it answers
   * @param asks those it may ask, each under an agreement
   */
  public record ProfileQuestions(List<String> answers, List<AgreedQuestion> asks) {
    public static final ProfileQuestions NONE = new ProfileQuestions(List.of(), List.of());
  }

  /**
   * A question that the partner may ask.
   *
   * @param of the partner that answers
   * @param perMinute how often it may be asked
   * @param agreement whose fields are those of the answer
   */
  public record AgreedQuestion(String question, String of, int perMinute, Agreement agreement) {}

  /** Whether the partner sends and gets real messages, or tests: never both. */
  public enum PartnerStage {
    TEST,
    LIVE
  }

  /** Which messages of a kind: all of them, or those that belong to the partner's own cases. */
  public enum PartnerScope {
    ALL,
    OWN
  }

  /**
   * A kind the partner receives.
   *
   * @param when JSLT predicate over the canonical message, with the case facts as {@code .context};
   *     always where there is none
   * @param requires pointers of fields without which the partner gets no message of the kind
   * @param version of its contract; the newest where there is none
   */
  public record Reception(
      String kind,
      PartnerScope scope,
      @Nullable String when,
      List<String> requires,
      Agreement agreement,
      @Nullable Integer version) {}

  /**
   * On which lawful basis and for what a partner gets data.
   *
   * @param basis of UU 27/2022, article 20(2)
   * @param purpose in words
   * @param consent code of the purpose the person must have consented to; null where none is needed
   */
  public record LegalGround(String basis, String purpose, @Nullable String consent) {}

  /**
   * The legal ground of a reception and what it allows.
   *
   * @param validUntil last day, inclusive, in the hub's time zone
   * @param expireAfter how long a delivery may wait for the partner
   * @param fields what the partner may see of the canonical message
   */
  public record Agreement(
      String reference,
      LegalGround ground,
      LocalDate validUntil,
      boolean crossBorder,
      Duration expireAfter,
      List<GrantedField> fields) {}

  /**
   * A field of the canonical message.
   *
   * @param pointer JSON Pointer; an array on the way is passed through for each of its elements
   * @param mask whether the value is masked rather than shown
   */
  public record GrantedField(String pointer, boolean mask) {}

  /**
   * What a partner may use of the hub.
   *
   * @param maxMessageBytes largest body
   * @param messagesPerMinute as sender, over all kinds
   * @param quotaBytes most bytes kept for it, per kind
   * @param alerts limits that monitoring is told
   */
  public record Limits(
      int maxMessageBytes, int messagesPerMinute, long quotaBytes, Alerts alerts) {}

  /**
   * What monitoring is told as metrics; empty where the profile sets no limit.
   *
   * @param silentFor how long the partner may send nothing
   * @param oldestQueued how long a delivery may wait for it
   */
  public record Alerts(Optional<Duration> silentFor, Optional<Duration> oldestQueued) {
    public static final Alerts NONE = new Alerts(Optional.empty(), Optional.empty());
  }

  /** Whether a text may be the id of a partner. */
  public static boolean isId(String text) {
    return ProfileValues.isName(text);
  }

  /** The kinds it may send. */
  public List<String> sends() {
    return sending.kinds();
  }

  /** The agreement under which it may ask this of that partner, where there is one. */
  public Optional<AgreedQuestion> asks(String of, String question) {
    return questions.asks().stream()
        .filter(asked -> asked.of().equals(of) && asked.question().equals(question))
        .findFirst();
  }

  /** The version of what it sends of a kind, where that is not the newest. */
  public Optional<Integer> sentVersion(String kind) {
    return Optional.ofNullable(sending.versions().get(kind));
  }

  /** The reception of a kind, where the partner has one. */
  public Optional<Reception> reception(String kind) {
    return receives.stream().filter(r -> r.kind().equals(kind)).findFirst();
  }
}

package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Kind;
import id.blkhub.message.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a new partner are drafted from.
 *
 * @param sends samples of what it sends, by kind
 * @param receives the kinds it is to get
 * @param terms of the agreement for what it gets; none where it gets nothing
 * @param ways how its messages come and go
 */
public record PartnerDraftOptions(
    String id,
    Text name,
    Map<String, List<Sample>> sends,
    Set<String> receives,
    @Nullable AgreementTerms terms,
    DraftWays ways) {

  /**
   * The same with what is part of an agreement on consent: the partner is told when a consent ends,
   * so that it can erase what it has.
   */
  PartnerDraftOptions whole() {
    if (terms == null || terms.consent() == null) {
      return this;
    }
    Set<String> kinds = new LinkedHashSet<>(receives);
    kinds.add(Kind.ERASURE.value());
    return new PartnerDraftOptions(id, name, sends, kinds, terms, ways);
  }

  /** What its settings are called: a name with a hyphen could not stand in a variable. */
  String settings() {
    return id.replace("-", "");
  }

  /** The terms under which a partner gets a kind. */
  AgreementTerms agreed(String kind) {
    return kind.equals(Kind.ERASURE.value()) ? agreed().ofErasures() : agreed();
  }

  /** The terms of a partner that gets something. */
  AgreementTerms agreed() {
    return Objects.requireNonNull(terms, "a partner that receives has terms");
  }

  /**
   * A message in the partner's own form.
   *
   * @param name of the case pair it becomes
   * @param text as it was written
   * @param row whether it is a row of a sheet, whose values are all texts
   */
  public record Sample(String name, ObjectNode document, String text, boolean row) {}

  /**
   * An agreement, in the words of partner.yaml.
   *
   * @param purpose in words
   * @param consent code of what the person must have consented to; null where that is not the basis
   * @param fields what the partner may see, JSON Pointers, those with {@code :mask} behind masked;
   *     none means the required fields that say nothing of a person
   */
  public record AgreementTerms(
      String reference,
      String basis,
      String purpose,
      @Nullable String consent,
      String validUntil,
      List<String> fields) {
    private static final List<String> OF_NOTICES =
        List.of(
            "/noticeId", "/kind", "/number", "/messages", "/purpose", "/withdrawnAt", "/eraseBy");

    /** The same agreement, for the notices by which its partner is told to erase. */
    AgreementTerms ofErasures() {
      return new AgreementTerms(
          reference,
          "legal-obligation",
          "erasure of what a consent covered that ended",
          null,
          validUntil,
          OF_NOTICES);
    }
  }
}

package id.blkhub.question;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.CanonicalKind;
import id.blkhub.correlation.CaseLookup;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.Consents;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may ask what of whom, and about which person. */
public final class QuestionRules {
  private final Partners partners;
  private final QuestionForms forms;
  private final CaseLookup cases;
  private final Clock clock;

  /**
   * @param zone whose day counts where an agreement or a consent has a last one
   */
  public QuestionRules(
      Partners partners, QuestionForms forms, CaseLookup cases, Clock clock, ZoneId zone) {
    this.partners = partners;
    this.forms = forms;
    this.cases = cases;
    this.clock = clock.withZone(zone);
  }

  /**
   * The agreement under which a partner may ask this today.
   *
   * @param answerer as the asker wrote it
   * @param question as the asker wrote it
   * @throws QuestionRefused where there is no such question, or no agreement
   */
  AgreedQuestion agreed(PartnerId asker, String answerer, String question) {
    boolean known =
        forms.known(question)
            && partners
                .find(answerer)
                .filter(p -> p.questions().answers().contains(question))
                .isPresent();
    if (!known) {
      throw new QuestionRefused(QuestionProblem.UNKNOWN_QUESTION);
    }
    return partners
        .find(asker.value())
        .flatMap(profile -> profile.asks(answerer, question))
        .filter(agreed -> !agreed.agreement().validUntil().isBefore(LocalDate.now(clock)))
        .orElseThrow(() -> new QuestionRefused(QuestionProblem.NOT_AGREED));
  }

  /**
   * Whether the question goes from test to test, or from live to live.
   *
   * @throws QuestionRefused where it does not
   */
  void requireSameSide(AgreedQuestion agreed, boolean test) {
    PartnerStage wanted = test ? PartnerStage.TEST : PartnerStage.LIVE;
    if (partners.find(agreed.of()).map(PartnerProfile::stage).filter(wanted::equals).isEmpty()) {
      throw new QuestionRefused(QuestionProblem.NOT_AGREED);
    }
  }

  /**
   * Whether the person it asks about has consented, where the agreement stands on that. Without a
   * case of the answering partner nobody can tell, and the answer is no.
   *
   * @throws QuestionRefused where there is no consent
   */
  void requireConsent(PartnerId asker, AgreedQuestion agreed, JsonNode document, boolean test) {
    String purpose = agreed.agreement().ground().consent();
    if (purpose == null) {
      return;
    }
    Consents consents =
        number(agreed, document, test)
            .flatMap(number -> cases.facts(new PartnerId(agreed.of()), number))
            .map(Consents::of)
            .orElse(Consents.NONE);
    if (!consents.cover(purpose, asker.value(), null, LocalDate.now(clock))) {
      throw new QuestionRefused(QuestionProblem.NO_CONSENT);
    }
  }

  private Optional<CorrelationId> number(AgreedQuestion agreed, JsonNode document, boolean test) {
    return forms
        .kind(agreed.question())
        .flatMap((CanonicalKind kind) -> kind.claim(document))
        .map(claim -> test ? claim.ofTest() : claim)
        .map(CaseClaim::find);
  }

  /** The NIK that the question asks about; null where it names nobody. */
  @Nullable String nik(AgreedQuestion agreed, JsonNode document) {
    return forms.kind(agreed.question()).flatMap(kind -> kind.nik(document)).orElse(null);
  }
}

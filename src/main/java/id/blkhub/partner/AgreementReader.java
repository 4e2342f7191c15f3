package id.blkhub.partner;

import id.blkhub.partner.PartnerProfile.Agreement;
import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.LegalGround;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the agreement of one reception or question: on which ground, until when, which fields. */
final class AgreementReader {
  private static final String ON_CONSENT = "consent";
  private static final List<String> MASK = List.of("mask");

  /** In place of one that cannot be read; its profile is not used. */
  static final Agreement NONE =
      new Agreement(
          "", new LegalGround("", "", null), LocalDate.MIN, false, Duration.ZERO, List.of());

  private AgreementReader() {}

  /**
   * @param longestWait how long a delivery waits where the agreement does not say
   */
  static Agreement read(YamlSection section, Duration longestWait) {
    return agreement(section, section.duration(AgreementKeys.EXPIRE_AFTER).orElse(longestWait));
  }

  /** Of a question, for which nothing waits. */
  static Agreement ofQuestion(YamlSection section) {
    return agreement(section, Duration.ZERO);
  }

  private static Agreement agreement(YamlSection section, Duration expireAfter) {
    return new Agreement(
        section.text(AgreementKeys.REFERENCE).orElse(NONE.reference()),
        ground(section),
        section
            .value(AgreementKeys.VALID_UNTIL)
            .flatMap(
                written ->
                    section.parsed(
                        AgreementKeys.VALID_UNTIL,
                        written,
                        ProfileValues::date,
                        ProfileRule.NOT_A_DATE))
            .orElse(NONE.validUntil()),
        section.flag(AgreementKeys.CROSS_BORDER),
        expireAfter,
        fields(section));
  }

  private static LegalGround ground(YamlSection section) {
    String basis = section.choice(AgreementKeys.BASIS).orElse("");
    Optional<YamlSection> consent = section.part(AgreementKeys.CONSENT);
    if (basis.equals(ON_CONSENT) && consent.isEmpty()) {
      // without a purpose the hub could ask for nothing, and everybody's data would go
      section
          .value(AgreementKeys.BASIS)
          .ifPresent(written -> section.problem(written, ProfileRule.NO_CONSENT_PURPOSE));
    }
    return new LegalGround(
        basis,
        section.text(AgreementKeys.PURPOSE).orElse(""),
        consent.flatMap(part -> part.name(AgreementKeys.CONSENT_PURPOSE)).orElse(null));
  }

  private static List<GrantedField> fields(YamlSection section) {
    Optional<Node> written = section.value(AgreementKeys.FIELDS);
    if (written.isEmpty()) {
      return List.of();
    }
    List<Node> entries = section.list(AgreementKeys.FIELDS);
    if (entries.isEmpty()) {
      section.problem(written.get(), ProfileRule.EMPTY, AgreementKeys.FIELDS.name());
    }
    List<GrantedField> fields = new ArrayList<>();
    for (Node entry : entries) {
      field(section, entry)
          .ifPresent(grantedField -> addApart(section, fields, grantedField, entry));
    }
    return List.copyOf(fields);
  }

  private static Optional<GrantedField> field(YamlSection section, Node node) {
    boolean mask = false;
    Node pointer = node;
    if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
      Node treatment = mapping.getValue().get(0).getValueNode();
      mask = section.oneOf(AgreementKeys.FIELDS, treatment, MASK).isPresent();
      pointer = mapping.getValue().get(0).getKeyNode();
    }
    boolean masked = mask;
    return section
        .parsed(
            AgreementKeys.FIELDS,
            pointer,
            text -> Optional.of(text).filter(ProfileValues::isPointer),
            ProfileRule.NOT_A_POINTER)
        .map(text -> new GrantedField(text, masked));
  }

  /** A field inside another would leave open whether the outer one shows what the inner masks. */
  private static void addApart(
      YamlSection section, List<GrantedField> fields, GrantedField grantedField, Node where) {
    for (GrantedField other : fields) {
      String one = grantedField.pointer();
      String two = other.pointer();
      if (one.equals(two)) {
        section.problem(where, ProfileRule.TWICE, one);
        return;
      }
      if (one.startsWith(two + '/')) {
        section.problem(where, ProfileRule.FIELDS_OVERLAP, one, two);
      } else if (two.startsWith(one + '/')) {
        section.problem(where, ProfileRule.FIELDS_OVERLAP, two, one);
      }
    }
    fields.add(grantedField);
  }
}

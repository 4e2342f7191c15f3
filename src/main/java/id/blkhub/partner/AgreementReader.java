package id.blkhub.partner;

import id.blkhub.partner.PartnerProfile.Agreement;
import id.blkhub.partner.PartnerProfile.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the agreement of one reception: on which ground, until when, which fields. */
final class AgreementReader {
  /** The lawful bases of UU 27/2022, article 20(2) a to f. */
  private static final List<String> BASES =
      ProfileSchema.choices("/$defs/agreement/properties/basis");

  private AgreementReader() {}

  /**
   * @param expireAfter what holds where the agreement does not say
   */
  static Agreement read(YamlSection parent, Node node, Duration expireAfter) {
    YamlSection section = parent.section("agreement", node, ProfileSchema.keys("agreement"));
    return new Agreement(
        section.requiredText("reference"),
        section.required("basis").flatMap(n -> section.oneOf("basis", n, BASES)).orElse(null),
        section.requiredText("purpose"),
        section
            .required("validUntil")
            .flatMap(
                n -> section.parsed("validUntil", n, ProfileValues::date, ProfileRule.NOT_A_DATE))
            .orElse(null),
        section
            .optional("crossBorder")
            .flatMap(n -> section.oneOf("crossBorder", n, List.of("true", "false")))
            .map(Boolean::parseBoolean)
            .orElse(false),
        section
            .optional("expireAfter")
            .flatMap(n -> section.duration("expireAfter", n))
            .orElse(expireAfter),
        section.required("fields").map(n -> fields(section, n)).orElse(List.of()));
  }

  private static List<Field> fields(YamlSection section, Node node) {
    List<Node> entries = section.list("fields", node);
    if (entries.isEmpty()) {
      section.problem(node, ProfileRule.EMPTY, "fields");
    }
    List<Field> fields = new ArrayList<>();
    for (Node entry : entries) {
      field(section, entry).ifPresent(field -> addApart(section, fields, field, entry));
    }
    return List.copyOf(fields);
  }

  private static Optional<Field> field(YamlSection section, Node node) {
    boolean mask = false;
    Node pointer = node;
    if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
      Node treatment = mapping.getValue().get(0).getValueNode();
      mask = section.oneOf("fields", treatment, List.of("mask")).isPresent();
      pointer = mapping.getValue().get(0).getKeyNode();
    }
    boolean masked = mask;
    return section
        .parsed(
            "fields",
            pointer,
            text -> Optional.of(text).filter(ProfileValues::isPointer),
            ProfileRule.NOT_A_POINTER)
        .map(text -> new Field(text, masked));
  }

  /** A field inside another would leave open whether the outer one shows what the inner masks. */
  private static void addApart(YamlSection section, List<Field> fields, Field field, Node where) {
    for (Field other : fields) {
      String one = field.pointer();
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
    fields.add(field);
  }
}

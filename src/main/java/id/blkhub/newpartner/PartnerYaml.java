package id.blkhub.newpartner;

import id.blkhub.newpartner.PartnerDraftOptions.AgreementTerms;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Profile and routes as people write them. */
final class PartnerYaml {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} ./-]*[\\p{L}\\p{N}.])?");
  private static final Pattern WORD = Pattern.compile("(?i)true|false|null|yes|no|on|off");
  private static final int WIDTH = 110;
  private static final String FIELDS = "      fields: [";

  private PartnerYaml() {}

  /**
   * @param granted the fields of each kind it receives, masked or not, in the order of the profile
   * @param schema where an editor finds the schema of profiles; empty where there is none
   */
  static String profile(
      PartnerDraftOptions options,
      Map<String, Map<String, Boolean>> granted,
      Optional<String> schema) {
    StringBuilder yaml = new StringBuilder();
    schema.ifPresent(
        file -> yaml.append("# yaml-language-server: $schema=").append(file).append('\n'));
    yaml.append("id: ").append(options.id()).append('\n');
    yaml.append("name: {id: ").append(text(options.name().id()));
    yaml.append(", en: ").append(text(options.name().en())).append("}\n");
    yaml.append("sends: [").append(String.join(", ", options.sends().keySet())).append("]\n");
    yaml.append(granted.isEmpty() ? "receives: []\n" : "receives:\n");
    granted.forEach((kind, fields) -> reception(yaml, kind, options.agreed(kind), fields));
    yaml.append("stage: test\n");
    yaml.append("limits: {maxMessageBytes: 1MiB, messagesPerMinute: 600, ");
    yaml.append("quota: {age: 14d, bytes: 2GiB}}\n");
    yaml.append("alerts: {silentFor: 24h, oldestQueued: 1h}\n");
    return yaml.toString();
  }

  private static void reception(
      StringBuilder yaml, String kind, AgreementTerms agreementTerms, Map<String, Boolean> fields) {
    yaml.append("  - kind: ").append(kind).append('\n');
    yaml.append("    scope: all\n");
    yaml.append("    agreement:\n");
    yaml.append("      reference: ").append(text(agreementTerms.reference())).append('\n');
    yaml.append("      basis: ").append(text(agreementTerms.basis())).append('\n');
    yaml.append("      purpose: ").append(text(agreementTerms.purpose())).append('\n');
    if (agreementTerms.consent() != null) {
      yaml.append("      consent: {purpose: ").append(agreementTerms.consent()).append("}\n");
    }
    yaml.append("      validUntil: ").append(text(agreementTerms.validUntil())).append('\n');
    yaml.append("      crossBorder: false\n");
    yaml.append("      expireAfter: 14d\n");
    StringBuilder line = new StringBuilder(FIELDS);
    for (Iterator<Map.Entry<String, Boolean>> all = fields.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Boolean> field = all.next();
      String word = field.getValue() ? "{" + field.getKey() + ": mask}" : field.getKey();
      if (line.length() + word.length() > WIDTH) {
        yaml.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(" ".repeat(FIELDS.length()));
      }
      line.append(word).append(all.hasNext() ? ", " : "]");
    }
    yaml.append(line).append('\n');
  }

  /**
   * @param templates of routes that a kind has: what it sends, what it gets
   */
  static String routes(String partner, String kind, List<String> templates) {
    StringBuilder yaml = new StringBuilder();
    for (String template : templates) {
      String queue = template.equals("intake") ? "in." : "deliver.";
      yaml.append("- templatedRoute:\n");
      yaml.append("    routeTemplateRef: ").append(template).append('\n');
      yaml.append("    routeId: ").append(queue).append(partner).append('.').append(kind);
      yaml.append("\n    parameters:\n");
      yaml.append("      - {name: partner, value: ").append(partner).append("}\n");
      yaml.append("      - {name: kind, value: ").append(kind).append("}\n");
    }
    return yaml.toString();
  }

  /**
   * The route that takes files, from the folder with the name of the kind.
   *
   * @param rows whether they are sheets; else JSON
   */
  static String folder(String partner, String kind, boolean rows) {
    return """
    - templatedRoute:
        routeTemplateRef: collect-folder
        routeId: collect.%1$s.%2$s
        parameters:
          - {name: partner, value: %1$s}
          - {name: kind, value: %2$s}
          - {name: folder, value: %2$s}
    """
            .formatted(partner, kind)
        + (rows ? "" : "      - {name: format, value: json}\n");
  }

  private static String text(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
    return plain ? text : Expression.quoted(text);
  }
}

package id.blkhub.newpartner;

import id.blkhub.newpartner.PartnerDraftOptions.AgreementTerms;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A profile as people write it. */
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
    granted.forEach((kind, fields) -> yaml.append(reception(kind, options.agreed(kind), fields)));
    yaml.append("stage: test\n");
    yaml.append("limits: {maxMessageBytes: 1MiB, messagesPerMinute: 600, ");
    yaml.append("quota: {age: 14d, bytes: 2GiB}}\n");
    yaml.append("alerts: {silentFor: 24h, oldestQueued: 1h}\n");
    return yaml.toString();
  }

  /** One of {@code receives}, two blanks from the left. */
  static String reception(String kind, AgreementTerms agreementTerms, Map<String, Boolean> fields) {
    StringBuilder yaml = new StringBuilder();
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
    return yaml.append(line).append('\n').toString();
  }

  private static String text(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
    return plain ? text : Expression.quoted(text);
  }
}

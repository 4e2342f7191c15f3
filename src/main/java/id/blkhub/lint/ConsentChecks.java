package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.Token;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.ReferenceTables;
import id.blkhub.message.Kind;
import id.blkhub.message.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Whether the consent a reception asks for is one that a person can give, and whether its condition
 * leaves consent to the hub.
 */
final class ConsentChecks {
  private static final String WORD = "consent";

  private final Folders folders;
  private final LintReport report;

  ConsentChecks(Folders folders, LintReport report) {
    this.folders = folders;
    this.report = report;
  }

  void check(Path file, Node reception) {
    Optional<Node> asked =
        YamlNodes.get(reception, "agreement").flatMap(agreement -> YamlNodes.get(agreement, WORD));
    asked
        .flatMap(consent -> YamlNodes.get(consent, "purpose"))
        .ifPresent(purpose -> purpose(file, purpose));
    YamlNodes.get(reception, "when").ifPresent(when -> condition(file, when, asked.isPresent()));
  }

  /** Whether a partner that gets something on consent can be told to erase it. */
  void notices(Path file, List<Node> receptions) {
    boolean told =
        receptions.stream()
            .anyMatch(
                reception ->
                    YamlNodes.text(reception, "kind")
                        .filter(Kind.ERASURE.value()::equals)
                        .isPresent());
    if (!told) {
      receptions.stream()
          .flatMap(reception -> YamlNodes.get(reception, "agreement").stream())
          .flatMap(agreement -> YamlNodes.get(agreement, WORD).stream())
          .findFirst()
          .ifPresent(
              consent ->
                  report.add(
                      file,
                      SourcePlace.of(consent),
                      FileRules.NOT_TOLD_TO_ERASE,
                      Kind.ERASURE.value()));
    }
  }

  private void purpose(Path file, Node written) {
    ReferenceTables tables = folders.compiled().tables();
    String code = YamlNodes.text(written).orElse("").strip();
    // a table that cannot be read is a finding of its own, and nobody gets anything by it
    if (!tables.hasCode(Contracts.PURPOSES, code)) {
      report.add(
          file,
          SourcePlace.of(written),
          FileRules.PURPOSE_UNKNOWN,
          code,
          String.join(", ", tables.codes(Contracts.PURPOSES)),
          Suggestion.of(code, tables.codes(Contracts.PURPOSES)));
    }
  }

  private void condition(Path file, Node when, boolean asked) {
    EmbeddedText embedded = EmbeddedText.of(file, when);
    JsltText.parse(file, YamlNodes.text(when).orElse(""), false, embedded::place)
        .flatMap(ConsentChecks::mention)
        .ifPresent(
            token ->
                report.add(
                    file,
                    embedded.place(token),
                    asked ? FileRules.CONDITION_ASKS_CONSENT : FileRules.CONSENT_ONLY_IN_CONDITION,
                    token.image));
  }

  private static Optional<Token> mention(JsltText text) {
    Token token = text.root().jjtGetFirstToken();
    while (token != null && token.kind != JsltParserConstants.EOF) {
      if (token.image.toLowerCase(Locale.ROOT).contains(WORD)) {
        return Optional.of(token);
      }
      token = token.next;
    }
    return Optional.empty();
  }
}

package id.blkhub.lint;

import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.contract.Contract;
import id.blkhub.lint.AbstractValue.Constant;
import id.blkhub.lint.AbstractValue.Member;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether the codes of both sides meet: what a mapping writes out is one of the values its target
 * lists, and a table of codes has just the values its source lists.
 */
final class CodeChecks {
  private final MappingInput mappingInput;
  private final LintReport report;

  CodeChecks(MappingInput mappingInput, LintReport report) {
    this.mappingInput = mappingInput;
    this.report = report;
  }

  /**
   * @param around the member that holds the value, or the array it stands in; none for the whole
   *     result
   */
  void written(
      @Nullable Member around,
      AbstractValue abstractValue,
      String pointer,
      Contract target,
      String name) {
    Set<String> limits = MappingInput.limits(target, pointer).orElse(null);
    if (limits == null) {
      return;
    }
    for (Constant constant : abstractValue.constants()) {
      if (!limits.contains(constant.json())) {
        report.add(
            constant.text(),
            constant.token(),
            FileRules.WRITES_NO_CHOICE,
            constant.json(),
            pointer,
            name,
            nearest(constant.json(), limits));
      }
    }
    if (around == null || abstractValue.guarded()) {
      return;
    }
    for (String passed : mappingInput.limits(abstractValue).orElse(Set.of())) {
      if (!limits.contains(passed)) {
        report.add(
            around.text(),
            around.name(),
            FileRules.WRITES_NO_CHOICE,
            passed,
            pointer,
            name,
            nearest(passed, limits));
      }
    }
  }

  void looked(Lookup lookup) {
    Set<String> limits = mappingInput.limits(lookup.key()).orElse(null);
    if (limits == null) {
      return;
    }
    String path = lookup.key().paths().iterator().next();
    for (Map.Entry<String, Member> entry : lookup.table().entrySet()) {
      String code = TextNode.valueOf(entry.getKey()).toString();
      if (!limits.contains(code)) {
        Member member = entry.getValue();
        report.add(
            member.text(),
            member.name(),
            FileRules.CODE_NEVER_COMES,
            code,
            path,
            mappingInput.name(),
            nearest(code, limits));
      }
    }
    if (lookup.open()) {
      return;
    }
    Set<String> codes = new TreeSet<>();
    lookup.table().keySet().forEach(code -> codes.add(TextNode.valueOf(code).toString()));
    for (String limit : limits) {
      if (!codes.contains(limit)) {
        report.add(
            lookup.text(), lookup.at(), FileRules.CODE_MISSING, limit, path, mappingInput.name());
      }
    }
  }

  private static Text nearest(String json, Set<String> limits) {
    return Suggestion.of(
        json.replace("\"", ""), limits.stream().map(limit -> limit.replace("\"", "")).toList());
  }
}

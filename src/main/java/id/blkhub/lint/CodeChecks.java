package id.blkhub.lint;

import com.fasterxml.jackson.databind.node.TextNode;
import id.blkhub.contract.Contract;
import id.blkhub.lint.Value.Constant;
import id.blkhub.lint.Value.Member;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the codes of both sides meet: what a mapping writes out is one of the values its target
 * lists, and a table of codes has just the values its source lists.
 */
final class CodeChecks {
  private final Source source;
  private final Report report;

  CodeChecks(Source source, Report report) {
    this.source = source;
    this.report = report;
  }

  /**
   * @param around the member that holds the value, or the array it stands in
   */
  void written(Member around, Value value, String pointer, Contract target, String name) {
    Set<String> limits = Source.limits(target, pointer).orElse(null);
    if (limits == null) {
      return;
    }
    for (Constant constant : value.constants()) {
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
    if (value.guarded()) {
      return;
    }
    for (String passed : source.limits(value).orElse(Set.of())) {
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
    Set<String> limits = source.limits(lookup.key()).orElse(null);
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
            source.name(),
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
        report.add(lookup.text(), lookup.at(), FileRules.CODE_MISSING, limit, path, source.name());
      }
    }
  }

  private static Text nearest(String json, Set<String> limits) {
    return Suggestion.of(
        json.replace("\"", ""), limits.stream().map(limit -> limit.replace("\"", "")).toList());
  }
}

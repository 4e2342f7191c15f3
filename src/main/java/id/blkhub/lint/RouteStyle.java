package id.blkhub.lint;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** What works in Camel and goes wrong in the long run, so that it has no place in a route here. */
final class RouteStyle {
  private static final Map<String, LintRule> KEYWORDS = new TreeMap<>();
  private static final Pattern PRINTS_BODY =
      Pattern.compile(
          "\\$(simple)?\\{(in\\.|out\\.)?(body|pretty|mandatoryBody|original|message|exchange)");

  static {
    for (String script :
        Set.of("groovy", "js", "python", "joor", "java", "mvel", "ognl", "spel", "csimple")) {
      KEYWORDS.put(script, RouteRules.SCRIPT);
    }
    KEYWORDS.put("datasonnet", RouteRules.SCRIPT);
    KEYWORDS.put("wasm", RouteRules.SCRIPT);
    KEYWORDS.put("script", RouteRules.SCRIPT);
    KEYWORDS.put("beans", RouteRules.SCRIPT);
    KEYWORDS.put("onException", RouteRules.ERROR_HANDLING);
    KEYWORDS.put("errorHandler", RouteRules.ERROR_HANDLING);
    KEYWORDS.put("setHeader", RouteRules.HEADER);
    KEYWORDS.put("setHeaders", RouteRules.HEADER);
    KEYWORDS.put("toD", RouteRules.DYNAMIC_ADDRESS);
    KEYWORDS.put("recipientList", RouteRules.DYNAMIC_ADDRESS);
    KEYWORDS.put("routingSlip", RouteRules.DYNAMIC_ADDRESS);
    KEYWORDS.put("dynamicRouter", RouteRules.DYNAMIC_ADDRESS);
    KEYWORDS.put("enrich", RouteRules.DYNAMIC_ADDRESS);
    KEYWORDS.put("pollEnrich", RouteRules.DYNAMIC_ADDRESS);
  }

  private RouteStyle() {}

  static void check(RouteFile file, LintReport lintReport) {
    YamlNodes.walk(file.root(), (parent, entry) -> check(file, entry, lintReport));
  }

  private static void check(RouteFile file, NodeTuple entry, LintReport lintReport) {
    String key = YamlNodes.key(entry);
    SourcePlace at = SourcePlace.of(entry.getKeyNode());
    LintRule lintRule = KEYWORDS.get(key);
    if (lintRule != null) {
      lintReport.add(file.path(), at, lintRule, key);
    }
    if (key.equals("log") && message(entry.getValueNode()).filter(RouteStyle::tells).isPresent()) {
      lintReport.add(file.path(), at, RouteRules.BODY_IN_LOG);
    }
    if (key.equals("ref")) {
      YamlNodes.text(entry.getValueNode())
          .filter(ref -> ref.startsWith("#class:"))
          .ifPresent(
              ref ->
                  lintReport.add(
                      file.path(), SourcePlace.of(entry.getValueNode()), RouteRules.SCRIPT, ref));
    }
  }

  private static Optional<String> message(Node log) {
    return YamlNodes.text(log).or(() -> YamlNodes.text(log, "message"));
  }

  private static boolean tells(String message) {
    return PRINTS_BODY.matcher(message).find();
  }
}

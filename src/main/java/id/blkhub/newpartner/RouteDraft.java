package id.blkhub.newpartner;

import java.util.ArrayList;
import java.util.List;

/**
 * A route made of a template, as people write it. Before what only a person knows stands a comment
 * that says so; choices stand below it as comments.
 */
final class RouteDraft {
  /** Begins the line before what a person has to decide. */
  static final String DECIDE = "# decide: ";

  private static final String INDENT = "      ";

  private final List<String> lines = new ArrayList<>();

  RouteDraft(String template, String routeId, String partner, String kind) {
    lines.add("- templatedRoute:");
    lines.add("    routeTemplateRef: " + template);
    lines.add("    routeId: " + routeId);
    lines.add("    parameters:");
    with("partner", partner).with("kind", kind);
  }

  RouteDraft with(String name, String value) {
    lines.add(INDENT + parameter(name, value));
    return this;
  }

  RouteDraft decide(String what) {
    lines.add(INDENT + DECIDE + what);
    return this;
  }

  /** One that holds when its comment mark is taken away. */
  RouteDraft choice(String name, String value, String when) {
    lines.add(INDENT + "# " + parameter(name, value) + "  # " + when);
    return this;
  }

  private static String parameter(String name, String value) {
    boolean plain = value.matches("[A-Za-z/][A-Za-z0-9/._-]*|[0-9]+[smhd]");
    boolean word = value.matches("(?i)true|false|null|yes|no|on|off");
    return "- {name: " + name + ", value: " + (plain && !word ? value : '"' + value + '"') + "}";
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}

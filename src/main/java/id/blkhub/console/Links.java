package id.blkhub.console;

import id.blkhub.console.DashboardSnapshot.Flow;
import org.jspecify.annotations.Nullable;

/** Addresses of the list of messages behind a number. */
final class Links {
  /** Stands for the states of a delivery that its partner does not have yet. */
  static final String QUEUED = "QUEUED";

  /** Stands for the states of a message whose outcome is not known yet. */
  static final String INTAKE = "INTAKE";

  private Links() {}

  /** What a partner sent; {@code state} may be null. */
  static String from(Flow flow, @Nullable String state) {
    return list("from", flow, state);
  }

  /** What goes to a partner. */
  static String to(Flow flow, @Nullable String state) {
    return list("to", flow, state);
  }

  private static String list(String side, Flow flow, @Nullable String state) {
    return "/console/messages?"
        + side
        + '='
        + flow.partner()
        + "&kind="
        + flow.kind()
        + (state == null ? "" : "&state=" + state);
  }
}

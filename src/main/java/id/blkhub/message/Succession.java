package id.blkhub.message;

import org.jspecify.annotations.Nullable;

/**
 * How a message follows those before it.
 *
 * @param version the order field of the kind; null where the kind has none or the message does not
 *     say it
 * @param replaces whether other content under the same business key takes the place of what was
 *     sent before, marked as a correction or not
 * @param step which step of a thing it is; null for kinds without steps
 * @param amount what it says may be, or is, paid; null where it says nothing
 */
public record Succession(
    @Nullable Version version,
    boolean replaces,
    @Nullable StepTaken step,
    @Nullable AmountSaid amount) {
  /** Of a kind without an order, whose messages are updates of each other. */
  public static final Succession NONE = new Succession(null, false, null, null);

  /** The same of numbers that no real case has. */
  public Succession ofTest() {
    return new Succession(version, replaces, step, amount == null ? null : amount.ofTest());
  }
}

package id.blkhub.intake;

import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who gets a message.
 *
 * @param receivers who gets it
 * @param filtered who receives its kind and does not get it
 * @param voids who is told that what it was sent under this key does not count any more
 * @param nobody why nobody gets it, at places of the canonical form; empty where somebody does, or
 *     where nothing may be said
 */
record Addressees(
    List<PartnerId> receivers,
    List<PassedOver> filtered,
    List<PartnerId> voids,
    List<Violation> nobody) {
  Addressees because(List<Violation> why) {
    return new Addressees(receivers, filtered, voids, why);
  }

  Addressees inWords(UnaryOperator<List<Violation>> words) {
    return new Addressees(
        receivers,
        filtered.stream()
            .map(one -> new PassedOver(one.partner(), words.apply(one.why())))
            .toList(),
        voids,
        words.apply(nobody));
  }

  /** What the sender should look at: who would get the message if it said more, or why nobody. */
  List<Violation> told() {
    return Stream.concat(filtered.stream().flatMap(one -> one.why().stream()), nobody.stream())
        .toList();
  }
}

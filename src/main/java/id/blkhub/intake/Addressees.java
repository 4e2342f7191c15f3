package id.blkhub.intake;

import id.blkhub.message.PartnerId;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Who gets a message.
 *
 * @param receivers who gets it
 * @param filtered who receives its kind and does not get it
 * @param voids who is told that what it was sent under this key does not count any more
 */
record Addressees(List<PartnerId> receivers, List<PassedOver> filtered, List<PartnerId> voids) {
  Addressees inWords(UnaryOperator<List<Violation>> words) {
    return new Addressees(
        receivers,
        filtered.stream()
            .map(one -> new PassedOver(one.partner(), words.apply(one.why())))
            .toList(),
        voids);
  }

  /** What the sender should look at: who would get the message if it said more. */
  List<Violation> told() {
    return filtered.stream().flatMap(one -> one.why().stream()).toList();
  }
}

package id.blkhub.correlation;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.TestNames;
import java.util.Comparator;
import java.util.Objects;

/**
 * What a message is about, as its sender names it.
 *
 * @param kind as it is stored, see {@link TestNames}
 */
record BusinessKey(PartnerId partner, String kind, String value)
    implements Comparable<BusinessKey> {
  private static final Comparator<BusinessKey> ORDER =
      Comparator.comparing(BusinessKey::partner)
          .thenComparing(BusinessKey::kind)
          .thenComparing(BusinessKey::value);

  static BusinessKey of(Arrival arrival) {
    return of(arrival.message());
  }

  /**
   * @param message its business key is known, or empty
   */
  static BusinessKey of(MessageRef message) {
    return of(
        message.sender(),
        message.kind(),
        Objects.requireNonNull(message.businessKey(), "businessKey"),
        message.test());
  }

  static BusinessKey of(PartnerId partner, Kind kind, String value, boolean test) {
    return new BusinessKey(partner, TestNames.stored(kind.value(), test), value);
  }

  /** Who speaks of what: the same for every version of a message. */
  String subject() {
    return partner + "|" + kind + '|' + value;
  }

  /** Of what {@link #subject} gave. */
  static BusinessKey ofSubject(String subject) {
    String[] parts = subject.split("\\|", 3);
    return new BusinessKey(new PartnerId(parts[0]), parts[1], parts[2]);
  }

  @Override
  public int compareTo(BusinessKey other) {
    return ORDER.compare(this, other);
  }

  Object[] cells() {
    return BatchSql.row(partner, kind, value);
  }
}

package id.blkhub.correlation;

/**
 * What a message is about, as its sender names it.
 *
 * @param kind as it is stored, see {@link TestNames}
 */
record BusinessKey(String partner, String kind, String value) implements Comparable<BusinessKey> {
  static BusinessKey of(Outcome.Entry message) {
    return of(message.partner(), message.kind(), message.businessKey(), message.test());
  }

  static BusinessKey of(Arrival arrival) {
    return of(arrival.partner(), arrival.kind(), arrival.businessKey(), arrival.test());
  }

  static BusinessKey of(String partner, String kind, String value, boolean test) {
    return new BusinessKey(partner, TestNames.stored(kind, test), value);
  }

  /** Who speaks of what: the same for every version of a message. */
  String subject() {
    return partner + '|' + kind + '|' + value;
  }

  @Override
  public int compareTo(BusinessKey other) {
    int order = partner.compareTo(other.partner);
    order = order != 0 ? order : kind.compareTo(other.kind);
    return order != 0 ? order : value.compareTo(other.value);
  }

  Object[] cells() {
    return BatchSql.row(partner, kind, value);
  }
}

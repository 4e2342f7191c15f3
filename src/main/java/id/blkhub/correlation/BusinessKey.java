package id.blkhub.correlation;

/** What a message is about, as its sender names it. */
record BusinessKey(String partner, String kind, String value) implements Comparable<BusinessKey> {
  static BusinessKey of(Outcome.Entry message) {
    return new BusinessKey(message.partner(), message.kind(), message.businessKey());
  }

  static BusinessKey of(Arrival arrival) {
    return new BusinessKey(arrival.partner(), arrival.kind(), arrival.businessKey());
  }

  @Override
  public int compareTo(BusinessKey other) {
    int order = partner.compareTo(other.partner);
    order = order != 0 ? order : kind.compareTo(other.kind);
    return order != 0 ? order : value.compareTo(other.value);
  }

  Object[] cells() {
    return Rows.row(partner, kind, value);
  }
}

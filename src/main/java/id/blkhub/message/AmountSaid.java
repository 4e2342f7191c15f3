package id.blkhub.message;

/**
 * An amount a message says of a numbered thing: what is asked, approved, paid out.
 *
 * @param about the number of the thing
 * @param amount in whole rupiah
 * @param path where it stands in the canonical message
 */
public record AmountSaid(CorrelationId about, long amount, String path) {
  AmountSaid ofTest() {
    return new AmountSaid(about.ofTest(), amount, path);
  }
}

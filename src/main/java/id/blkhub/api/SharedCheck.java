package id.blkhub.api;

/** Checks a message in its partner's share of the processors. */
record SharedCheck(MessageCheck check, ProcessorShare share) implements MessageCheck {
  /**
   * @throws ProblemException 429 where its turn does not come in time
   */
  @Override
  public Result check(String partner, String kind, String dataschema, byte[] data, int maxBytes) {
    return share.in(partner, () -> check.check(partner, kind, dataschema, data, maxBytes));
  }
}

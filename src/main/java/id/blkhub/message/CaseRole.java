package id.blkhub.message;

/** How a kind relates to cases. */
public enum CaseRole {
  OPEN,
  /** Opens a case from older records, or adds to it what it lacks; it never overrides. */
  LOAD,
  EXTEND,
  REFER,
  /** Says what a person consents to: of a case or of the person, whether known yet or not. */
  CONSENT;

  public boolean opens() {
    return this == OPEN || this == LOAD;
  }
}

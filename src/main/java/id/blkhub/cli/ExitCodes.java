package id.blkhub.cli;

/** With what a command ends. */
final class ExitCodes {
  static final int GOOD = 0;

  /** The command ran and found something, or the hub itself failed. */
  static final int FINDINGS = 1;

  /** The command was called wrongly, or what it was given cannot be used. */
  static final int MISUSE = 2;

  private ExitCodes() {}
}

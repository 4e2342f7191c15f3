package id.blkhub.sftp;

import id.blkhub.message.Violation;
import java.io.IOException;

/** A partner's server did not do what was asked; what was asked may be tried again later. */
public final class SftpFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Violation why;
  private final boolean sureUntouched;

  private SftpFailure(Violation why, boolean sureUntouched) {
    // what the server wrote stays out of logs
    super(why.code() + ' ' + why.message().en());
    this.why = why;
    this.sureUntouched = sureUntouched;
  }

  /** Nothing on the server can have changed. */
  static SftpFailure before(SftpProblem problem, Object... details) {
    return new SftpFailure(problem.violation(details), true);
  }

  /** The server may have done some of it. */
  static SftpFailure during(SftpProblem problem, Object... details) {
    return new SftpFailure(problem.violation(details), false);
  }

  /** What an operator is told. */
  public Violation why() {
    return why;
  }

  /** Whether the server answered and refused; else there was no answer. */
  public boolean isRefusal() {
    return why.code().equals(SftpProblem.FOLDER_REFUSED.code());
  }

  /** Whether it is certain that nothing on the server has changed. */
  public boolean sureUntouched() {
    return sureUntouched;
  }
}

package id.blkhub.remedy;

import id.blkhub.message.CodedText;
import id.blkhub.message.Text;

/** What came of an operator's action. */
public enum RemedyResult {
  RETRIED(new CodedText("", "Dikirim kembali ke jalurnya.", "Sent on its way again.")),
  GONE(RemedyProblem.GONE.declared()),
  CONTENT_GONE(RemedyProblem.CONTENT_GONE.declared()),
  UNAVAILABLE(RemedyProblem.UNAVAILABLE.declared()),
  BUSY(RemedyProblem.BUSY.declared());

  private final CodedText told;

  RemedyResult(CodedText told) {
    this.told = told;
  }

  /** The code of the problem; empty for {@link #RETRIED}. */
  public String code() {
    return told.code();
  }

  /** What the operator reads. */
  public Text text() {
    return told.text();
  }
}

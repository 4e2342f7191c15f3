package id.blkhub.web;

/** An upload is refused. It is an answer, not a fault, so it has no stack. */
public final class UploadRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient HttpErrorReason reason;

  public UploadRefused(HttpErrorReason reason) {
    super(reason.code(), null, false, false);
    this.reason = reason;
  }

  public HttpErrorReason reason() {
    return reason;
  }
}

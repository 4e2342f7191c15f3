package id.blkhub.tls;

import id.blkhub.message.Text;

/** The files of a certificate cannot be used. The message says why and how to mend it. */
public final class CertificateUnusable extends Exception {
  private static final long serialVersionUID = 1L;

  CertificateUnusable(String setting, Object file, String id, String en) {
    super(TlsProblem.UNUSABLE.said(file, setting, new Text(id, en)));
  }
}

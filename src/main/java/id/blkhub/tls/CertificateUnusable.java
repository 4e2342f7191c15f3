package id.blkhub.tls;

/** The files of a certificate cannot be used; the message says why and how to mend it. */
public final class CertificateUnusable extends Exception {
  private static final long serialVersionUID = 1L;

  CertificateUnusable(String setting, Object file, String id, String en) {
    super(
        "HUB-S008 sertifikat %1$s (%2$s): %3$s / the certificate %1$s (%2$s): %4$s"
            .formatted(file, setting, id, en));
  }
}

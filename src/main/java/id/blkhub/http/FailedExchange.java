package id.blkhub.http;

import id.blkhub.http.Reply.ReplyKind;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Why an exchange failed, read from what the client threw. */
final class FailedExchange {
  /** A partner that does not take the hub's certificate says so by one of these TLS alerts. */
  private static final List<String> ABOUT_OUR_CERTIFICATE =
      List.of(
          "bad_certificate",
          "certificate_required",
          "certificate_expired",
          "certificate_revoked",
          "certificate_unknown",
          "unsupported_certificate",
          "unknown_ca",
          "access_denied");

  private FailedExchange() {}

  static ReplyKind kind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LimitedBody.TooLarge) {
        return ReplyKind.TOO_LARGE;
      }
      if (cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException
          || cause instanceof UnknownHostException
          || cause instanceof UnresolvedAddressException) {
        return ReplyKind.UNREACHABLE;
      }
      if (cause instanceof SSLException tls && isAlertAboutUs(tls)) {
        return ReplyKind.HUB_NOT_TRUSTED;
      }
      if (cause instanceof SSLHandshakeException) {
        return ofCertificate(cause.getCause());
      }
      if (cause instanceof TimeoutException) {
        return ReplyKind.TIMEOUT;
      }
    }
    return ReplyKind.BROKEN;
  }

  private static boolean isAlertAboutUs(SSLException tls) {
    String message = tls.getMessage();
    return message != null
        && message.contains("alert")
        && ABOUT_OUR_CERTIFICATE.stream().anyMatch(message::contains);
  }

  /** The innermost cause is the nearest to the mistake. */
  private static ReplyKind ofCertificate(@Nullable Throwable first) {
    ReplyKind found = ReplyKind.UNTRUSTED;
    for (Throwable cause = first; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return ReplyKind.CERTIFICATE_ENDED;
      }
      if (cause instanceof CertPathBuilderException
          || cause instanceof CertPathValidatorException) {
        found = ReplyKind.AUTHORITY_UNKNOWN;
      } else if (cause instanceof CertificateException named && isAboutTheName(named)) {
        found = ReplyKind.OTHER_NAME;
      }
    }
    return found;
  }

  private static boolean isAboutTheName(CertificateException cause) {
    String message = cause.getMessage();
    return message != null
        && (message.contains("subject alternative") || message.contains("No name matching"));
  }
}

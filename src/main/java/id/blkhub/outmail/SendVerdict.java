package id.blkhub.outmail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What a failure at the mail server means for a delivery.
 *
 * @param effect what becomes of it
 */
record SendVerdict(OutMailProblem why, SendEffect effect) {
  private static final int MOST_CAUSES = 50;
  private static final int LOGIN_NEEDED = 530;
  private static final int LOGIN_WRONG = 535;

  /** The mail box is full: it may be emptied. */
  private static final int NO_ROOM = 552;

  enum SendEffect {
    /** It is parked: the server answered that it will never take it. */
    REFUSED,
    /** It is tried again; certainly nobody has got it. */
    UNSENT,
    /** It is tried again; nobody knows whether the server has it. */
    UNKNOWN
  }

  /** Of a connection that was not made. */
  static SendVerdict ofConnecting(Exception failure) {
    List<Throwable> all = all(failure);
    if (all.stream().anyMatch(AuthenticationFailedException.class::isInstance)) {
      return new SendVerdict(OutMailProblem.LOGIN_REFUSED, SendEffect.UNSENT);
    }
    boolean secret = all.stream().anyMatch(SSLException.class::isInstance);
    return new SendVerdict(
        secret ? OutMailProblem.NOT_TRUSTED : OutMailProblem.LATER, SendEffect.UNSENT);
  }

  /** Of a mail on a connection. */
  static SendVerdict ofSending(Exception failure) {
    List<Throwable> all = all(failure);
    List<Integer> receivers = new ArrayList<>();
    for (Throwable one : all) {
      if (one instanceof SMTPAddressFailedException address) {
        receivers.add(address.getReturnCode());
      }
    }
    if (!receivers.isEmpty()) {
      return receivers.stream().anyMatch(SendVerdict::isForGood)
          ? new SendVerdict(OutMailProblem.RECEIVER_REFUSED, SendEffect.REFUSED)
          : new SendVerdict(OutMailProblem.LATER, SendEffect.UNSENT);
    }
    for (Throwable one : all) {
      if (one instanceof SMTPSendFailedException refused) {
        return ofAnswer(refused.getReturnCode(), String.valueOf(refused.getCommand()));
      }
    }
    return new SendVerdict(OutMailProblem.LATER, SendEffect.UNKNOWN);
  }

  private static SendVerdict ofAnswer(int code, String command) {
    if (code < 400 || code > 599) {
      return new SendVerdict(OutMailProblem.LATER, SendEffect.UNKNOWN);
    }
    if (!isForGood(code)) {
      return new SendVerdict(OutMailProblem.LATER, SendEffect.UNSENT);
    }
    boolean who = code == LOGIN_NEEDED || code == LOGIN_WRONG || command.startsWith("MAIL");
    return who
        ? new SendVerdict(OutMailProblem.LOGIN_REFUSED, SendEffect.UNSENT)
        : new SendVerdict(OutMailProblem.MAIL_REFUSED, SendEffect.REFUSED);
  }

  private static boolean isForGood(int code) {
    return code >= 500 && code <= 599 && code != NO_ROOM;
  }

  /** A failure with all that stands behind it and beside it. */
  private static List<Throwable> all(Throwable failure) {
    List<Throwable> all = new ArrayList<>();
    all.add(failure);
    for (int i = 0; i < all.size() && i < MOST_CAUSES; i++) {
      Throwable one = all.get(i);
      if (one instanceof MessagingException several && several.getNextException() != null) {
        all.add(several.getNextException());
      } else if (one.getCause() != null) {
        all.add(one.getCause());
      }
    }
    return all;
  }
}

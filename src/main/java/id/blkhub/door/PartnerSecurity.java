package id.blkhub.door;

import id.blkhub.partner.Accounts;
import id.blkhub.partner.Partners;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Security manager of the broker: decides who may connect and what a partner may do. A partner may
 * send to its own {@code in.*}, consume and browse its own {@code out.*} and receipts, and nothing
 * else. There are no roles and no wildcards.
 */
public final class PartnerSecurity implements ActiveMQSecurityManager5 {
  /** User of the hub's own connections; no partner can have it, as its id begins with a letter. */
  public static final String HUB_USER = "$hub";

  private final Accounts accounts;
  private final Rights rights;
  private final RefusalLog refusals;
  private final byte[] hubSecret;

  /**
   * @param hubSecret the password of the hub's own in-process session, made anew at each start
   */
  public PartnerSecurity(
      Accounts accounts,
      Partners partners,
      BrokerEventListener events,
      Clock clock,
      String hubSecret) {
    this.accounts = accounts;
    this.rights = new Rights(partners);
    this.refusals = new RefusalLog(events, clock);
    this.hubSecret = hubSecret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      @Nullable RemotingConnection connection,
      String securityDomain) {
    if (HUB_USER.equals(user)) {
      boolean inProcess =
          connection != null && connection.getTransportConnection() instanceof InVMConnection;
      if (inProcess && password != null && secretMatches(password)) {
        return subject(HUB_USER);
      }
      refuse(HUB_USER, connection, "connection", DoorProblem.WRONG_LOGIN.refusal());
      return null;
    }
    if (user == null || password == null) {
      refuse("anonymous", connection, "connection", DoorProblem.NO_LOGIN.refusal());
      return null;
    }
    var partner = accounts.authenticate(user, password);
    if (partner.isEmpty()) {
      refuse(user, connection, "connection", DoorProblem.WRONG_LOGIN.refusal());
      return null;
    }
    return subject(partner.get());
  }

  private boolean secretMatches(String password) {
    return MessageDigest.isEqual(hubSecret, password.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean authorize(
      @Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
    String user = userOf(subject);
    if (user == null) {
      return false;
    }
    if (HUB_USER.equals(user)) {
      return check == CheckType.SEND || check == CheckType.CONSUME || check == CheckType.BROWSE;
    }
    boolean allowed = allowed(user, check, address);
    if (!allowed) {
      refuse(
          user,
          null,
          address,
          check == CheckType.SEND
              ? DoorRefusal.sendElsewhere("in." + user + ".<kind>")
              : DoorRefusal.takeElsewhere("out." + user + ".<kind>, receipts." + user));
    }
    return allowed;
  }

  private boolean allowed(String partner, CheckType check, String address) {
    return switch (check) {
      case SEND -> rights.maySend(partner, address);
      case CONSUME, BROWSE -> rights.mayTakeQualified(partner, address);
      default -> false;
    };
  }

  private static Subject subject(String user) {
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(user));
    return subject;
  }

  private static @Nullable String userOf(@Nullable Subject subject) {
    return subject == null
        ? null
        : subject.getPrincipals(UserPrincipal.class).stream()
            .findFirst()
            .map(UserPrincipal::getName)
            .orElse(null);
  }

  private void refuse(
      String who, @Nullable RemotingConnection connection, String where, DoorRefusal refusal) {
    refusals.write(
        who,
        connection == null ? null : connection.getRemoteAddress(),
        where,
        refusal.code(),
        refusal.sentence());
  }

  @Override
  public boolean validateUser(String user, String password) {
    return false;
  }

  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType checkType) {
    return false;
  }
}

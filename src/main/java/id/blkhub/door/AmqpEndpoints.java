package id.blkhub.door;

import id.blkhub.door.AmqpFrames.Unreadable;
import java.util.HashSet;
import java.util.Set;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.security.SaslInit;
import org.apache.qpid.proton.amqp.security.SaslResponse;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Close;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Open;

/**
 * The sessions and links that a client has begun and not ended. A frame about any other is refused,
 * because the broker fails on some of them.
 */
final class AmqpEndpoints {
  private final Set<Integer> sessions = new HashSet<>();
  private final Set<Long> links = new HashSet<>();
  private boolean loginBegun;
  private boolean open;
  private boolean closed;

  /** Whether the client has begun its login. */
  boolean loginBegun() {
    return loginBegun;
  }

  void login(Object performative) throws Unreadable {
    if (performative instanceof SaslInit && !loginBegun) {
      loginBegun = true;
    } else if (!(performative instanceof SaslResponse) || !loginBegun) {
      throw new Unreadable();
    }
  }

  void frame(int channel, Object performative) throws Unreadable {
    require(!closed);
    if (performative instanceof Open) {
      require(!open);
      open = true;
    } else if (performative instanceof Begin) {
      require(open && sessions.add(channel));
    } else if (performative instanceof Close) {
      require(open);
      closed = true;
    } else {
      require(sessions.contains(channel));
      ofSession(channel, performative);
    }
  }

  private void ofSession(int channel, Object performative) throws Unreadable {
    if (performative instanceof End) {
      sessions.remove(channel);
      links.removeIf(link -> link >> 32 == channel);
    } else if (performative instanceof Attach attach) {
      require(
          attach.getName() != null
              && attach.getRole() != null
              && links.add(key(channel, attach.getHandle())));
    } else if (performative instanceof Detach detach) {
      require(links.remove(key(channel, detach.getHandle())));
    } else if (performative instanceof Flow flow) {
      require(flow.getHandle() == null || links.contains(key(channel, flow.getHandle())));
    } else {
      require(performative instanceof Disposition);
    }
  }

  void transfer(int channel, long handle) throws Unreadable {
    require(!closed && links.contains((long) channel << 32 | handle));
  }

  private static long key(int channel, UnsignedInteger handle) throws Unreadable {
    require(handle != null);
    return (long) channel << 32 | handle.longValue();
  }

  private static void require(boolean condition) throws Unreadable {
    if (!condition) {
      throw new Unreadable();
    }
  }
}

package id.blkhub.door;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.protocol.stomp.StompConnection;
import org.apache.activemq.artemis.core.protocol.stomp.StompFrame;
import org.apache.activemq.artemis.core.protocol.stomp.StompFrameInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * Changes the frames that go to a STOMP client. A delivery has its body, its CloudEvents attributes
 * and what an acknowledgement needs, and none of the hub's own properties. A refusal has the
 * sentence that says why.
 */
final class StompForm implements StompFrameInterceptor {
  private static final AttributeKey<Boolean> OVER = AttributeKey.valueOf(StompForm.class, "over");

  /** The broker's "Exception getting session", "Error sending message", "Error handling send". */
  private static final Set<String> FAILURES = Set.of("AMQ339009", "AMQ339011", "AMQ339031");

  private static final String OURS = "HUB-";
  private static final Set<String> SHOWN =
      Set.of("destination", "message-id", "ack", "subscription", "redelivered", "timestamp");

  /** Whether an ERROR was sent on the connection; frames after it are ignored. */
  static boolean isOver(Channel channel) {
    return Boolean.TRUE.equals(channel.attr(OVER).get());
  }

  /** Sends an ERROR and closes. */
  static void end(StompConnection connection, @Nullable String receipt, DoorRefusal refusal) {
    Channels.required(connection).attr(OVER).set(true);
    connection.sendFrame(
        error(connection, receipt, refusal.sentence()), () -> connection.disconnect(false));
  }

  @Override
  public boolean intercept(StompFrame frame, RemotingConnection connection) {
    StompConnection stomp = (StompConnection) connection;
    return switch (frame.getCommand()) {
      case "MESSAGE" -> {
        write(stomp, delivery(stomp, frame));
        yield false;
      }
      case "ERROR" -> {
        Channel channel = Channels.required(connection);
        channel.attr(OVER).set(true);
        if (String.valueOf(frame.getHeader("message")).startsWith(OURS)) {
          frame.setNeedsDisconnect(true);
          yield true;
        }
        DoorRefusal refusal = Channels.next(channel);
        String sentence = (refusal == null ? refusal(stomp, frame) : refusal).sentence();
        write(stomp, error(stomp, frame.getHeader("receipt-id"), sentence));
        stomp.disconnect(false);
        yield false;
      }
      case "CONNECTED" -> {
        Channels.loggedIn(Channels.of(connection));
        yield true;
      }
      default -> true;
    };
  }

  /**
   * The hub's refusal for an error of the broker, whose text names classes and quotes the client.
   */
  private static DoorRefusal refusal(StompConnection connection, StompFrame error) {
    if (!connection.isValid()) {
      return connection.getLogin() == null || connection.getPasscode() == null
          ? DoorProblem.NO_LOGIN.refusal()
          : DoorProblem.WRONG_LOGIN.refusal();
    }
    String message = String.valueOf(error.getHeader("message"));
    return FAILURES.stream().anyMatch(message::startsWith)
        ? DoorProblem.FAILED.refusal()
        : DoorRefusal.unreadable(
            "nama, urutan atau header bingkai ini tidak cocok dengan yang sebelumnya",
            "the name, the order or a header of this frame does not fit what came before");
  }

  private static StompFrame delivery(StompConnection connection, StompFrame made) {
    StompFrame frame = connection.getFrameHandler().createStompFrame("MESSAGE");
    byte[] body = made.getBodyAsBytes() == null ? new byte[0] : made.getBodyAsBytes();
    for (Map.Entry<String, String> header : made.getHeadersMap().entrySet()) {
      if (SHOWN.contains(header.getKey())
          || header.getKey().startsWith(VisibleProperties.ATTRIBUTE)) {
        frame.addHeader(header.getKey(), header.getValue());
      }
    }
    String contentType = made.getHeader(VisibleProperties.CONTENT_TYPE);
    if (contentType != null) {
      frame.addHeader("content-type", contentType);
    }
    frame.addHeader("content-length", Integer.toString(body.length));
    frame.setByteBody(body);
    return frame;
  }

  private static StompFrame error(
      StompConnection connection, @Nullable String receipt, String sentence) {
    StompFrame frame = connection.getFrameHandler().createStompFrame("ERROR");
    frame.addHeader("message", sentence);
    frame.addHeader("content-type", "text/plain");
    if (receipt != null) {
      frame.addHeader("receipt-id", receipt);
    }
    frame.setByteBody(sentence.getBytes(StandardCharsets.UTF_8));
    return frame;
  }

  private static void write(StompConnection connection, StompFrame frame) {
    synchronized (connection) {
      if (!connection.isDestroyed()) {
        try {
          connection.physicalSend(frame);
        } catch (Exception e) {
          // a delivery that cannot be sent is not acknowledged, so it stays in the queue
          connection.disconnect(false);
        }
      }
    }
  }
}

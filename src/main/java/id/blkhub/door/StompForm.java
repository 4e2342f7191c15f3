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

/**
 * What a STOMP client sees: of a delivery its body, its CloudEvents attributes and what it needs to
 * acknowledge it, nothing of the hub's own; of a refusal the sentence that says why.
 */
final class StompForm implements StompFrameInterceptor {
  private static final AttributeKey<Boolean> OVER = AttributeKey.valueOf(StompForm.class, "over");
  private static final Set<String> SHOWN =
      Set.of("destination", "message-id", "ack", "subscription", "redelivered", "timestamp");

  /** Whether the connection was answered with an ERROR: nothing after it counts. */
  static boolean isOver(Channel channel) {
    return Boolean.TRUE.equals(channel.attr(OVER).get());
  }

  /** Answers with an ERROR and closes. */
  static void end(StompConnection connection, String receipt, DoorRefusal refusal) {
    Channels.of(connection).attr(OVER).set(true);
    connection.sendFrame(
        error(connection, receipt, refusal.getMessage()), () -> connection.disconnect(false));
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
        Channel channel = Channels.of(connection);
        DoorRefusal refusal = Channels.next(channel);
        channel.attr(OVER).set(true);
        frame.setNeedsDisconnect(true);
        if (refusal != null) {
          write(stomp, error(stomp, frame.getHeader("receipt-id"), refusal.getMessage()));
          stomp.disconnect(false);
        }
        yield refusal == null;
      }
      case "CONNECTED" -> {
        StompFrameLimit.loggedIn(Channels.of(connection));
        yield true;
      }
      default -> true;
    };
  }

  private static StompFrame delivery(StompConnection connection, StompFrame made) {
    StompFrame frame = connection.getFrameHandler().createStompFrame("MESSAGE");
    byte[] body = made.getBodyAsBytes() == null ? new byte[0] : made.getBodyAsBytes();
    for (Map.Entry<String, String> header : made.getHeadersMap().entrySet()) {
      if (SHOWN.contains(header.getKey()) || header.getKey().startsWith(Outgoing.ATTRIBUTE)) {
        frame.addHeader(header.getKey(), header.getValue());
      }
    }
    String contentType = made.getHeader(Outgoing.CONTENT_TYPE);
    if (contentType != null) {
      frame.addHeader("content-type", contentType);
    }
    frame.addHeader("content-length", Integer.toString(body.length));
    frame.setByteBody(body);
    return frame;
  }

  private static StompFrame error(StompConnection connection, String receipt, String sentence) {
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
          // what cannot be sent is not acknowledged, so it stays
          connection.disconnect(false);
        }
      }
    }
  }
}

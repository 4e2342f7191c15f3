package id.blkhub.door;

import id.blkhub.partner.Partners;
import id.blkhub.reader.AttributeName;
import id.blkhub.reader.RawHead;
import io.netty.channel.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.protocol.stomp.StompConnection;
import org.apache.activemq.artemis.core.protocol.stomp.StompFrame;
import org.apache.activemq.artemis.core.protocol.stomp.StompFrameInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Checks each frame of a STOMP client before the broker gets it. A frame that the partner may not
 * send is answered with an ERROR that says why, and the connection ends, as the protocol demands.
 * Of other frames only the headers that the hub knows are passed on.
 */
final class StompGate implements StompFrameInterceptor {
  private static final Set<String> KEPT_OF_SEND =
      Set.of("destination", "transaction", "receipt", "content-type", "content-encoding");
  private static final Set<String> KEPT_OF_SUBSCRIBE =
      Set.of("destination", "id", "ack", "receipt", "consumer-window-size");
  private static final Set<String> KEPT_OF_CONNECT =
      Set.of("accept-version", "host", "login", "passcode", "heart-beat");
  private static final Set<String> KEPT_OF_UNSUBSCRIBE = Set.of("id", "receipt");
  private static final Set<String> LOGINS = Set.of("CONNECT", "STOMP");
  private static final Set<String> ACKNOWLEDGING = Set.of("client", "client-individual");

  private final Rights rights;
  private final Partners partners;
  private final RefusalLog refusals;

  StompGate(Rights rights, Partners partners, RefusalLog refusals) {
    this.rights = rights;
    this.partners = partners;
    this.refusals = refusals;
  }

  @Override
  public boolean intercept(StompFrame frame, RemotingConnection connection) {
    StompConnection stomp = (StompConnection) connection;
    Channel channel = Channels.required(connection);
    if (StompForm.isOver(channel)) {
      return false;
    }
    try {
      check(frame, stomp);
      return true;
    } catch (DoorRefusal refusal) {
      String where = frame.getHeader("destination");
      refusals.write(
          stomp.getLogin(),
          stomp.getRemoteAddress(),
          where == null ? frame.getCommand() : where,
          refusal.code(),
          refusal.sentence());
      StompForm.end(stomp, frame.getHeader("receipt"), refusal);
      return false;
    } catch (RuntimeException e) {
      // a frame that makes the check itself fail is not passed on
      StompForm.end(stomp, null, DoorRefusal.unreadable());
      return false;
    }
  }

  private void check(StompFrame frame, StompConnection connection) throws DoorRefusal {
    if (!connection.isValid() && !LOGINS.contains(frame.getCommand())) {
      throw DoorProblem.NO_LOGIN.refusal();
    }
    switch (frame.getCommand()) {
      case "CONNECT", "STOMP" -> connect(frame, connection);
      case "SEND" -> send(frame, connection);
      case "SUBSCRIBE" -> subscribe(frame, connection);
      case "UNSUBSCRIBE" -> {
        if (!KEPT_OF_UNSUBSCRIBE.containsAll(frame.getHeadersMap().keySet())) {
          throw UnofferedFeature.UNSUBSCRIPTION_HEADERS.refusal();
        }
      }
      case "NACK" -> throw DoorProblem.GIVEN_BACK.refusal();
      case "ACK" -> {
        if (frame.hasHeader("transaction")) {
          throw UnofferedFeature.ACK_IN_TRANSACTION.refusal();
        }
      }
      default -> {
        // the broker handles BEGIN, COMMIT, ABORT and DISCONNECT, and refuses other commands
      }
    }
  }

  private static void connect(StompFrame frame, StompConnection connection) throws DoorRefusal {
    if (connection.isValid()) {
      throw UnofferedFeature.SECOND_LOGIN.refusal();
    }
    String versions = frame.getHeader("accept-version");
    if (versions == null
        || Arrays.stream(versions.split(",")).noneMatch(List.of("1.1", "1.2")::contains)) {
      throw UnofferedFeature.STOMP_10.refusal();
    }
    // without a client id, which the broker could combine to the name of a queue
    frame.getHeadersMap().keySet().retainAll(KEPT_OF_CONNECT);
  }

  private void send(StompFrame frame, StompConnection connection) throws DoorRefusal {
    String partner = connection.getLogin();
    String destination = String.valueOf(frame.getHeader("destination"));
    if (!rights.maySend(partner, destination)) {
      throw DoorRefusal.sendElsewhere("in." + partner + ".<kind>");
    }
    byte[] body = frame.getBodyAsBytes();
    int size = body == null ? 0 : body.length;
    int limit = partners.find(partner).map(profile -> profile.limits().maxMessageBytes()).orElse(0);
    if (size > limit) {
      throw DoorProblem.TOO_LARGE.refusal(limit);
    }
    Map<String, String> headers = frame.getHeadersMap();
    RawHead raw = new RawHead(false);
    headers.forEach(raw::field);
    HeadProperties.read(raw);
    headers.keySet().removeIf(name -> !isKept(name));
    // the length makes it a bytes message; in a text, bytes that are not UTF-8 would be replaced
    headers.put("content-length", Integer.toString(size));
  }

  private static boolean isKept(String header) {
    return KEPT_OF_SEND.contains(header) || AttributeName.isSpelled(header);
  }

  private void subscribe(StompFrame frame, StompConnection connection) throws DoorRefusal {
    String partner = connection.getLogin();
    String destination = String.valueOf(frame.getHeader("destination"));
    if (!rights.mayTake(partner, destination)) {
      throw DoorRefusal.takeElsewhere("out." + partner + ".<kind>, receipts." + partner);
    }
    String mode = frame.getHeader("ack");
    if (mode == null || !ACKNOWLEDGING.contains(mode.toLowerCase(Locale.ROOT))) {
      throw DoorRefusal.withoutAcknowledgement(
          "pakai ack:client-individual", "subscribe with ack:client-individual");
    }
    if (!KEPT_OF_SUBSCRIBE.containsAll(frame.getHeadersMap().keySet())) {
      throw UnofferedFeature.SUBSCRIPTION_HEADERS.refusal();
    }
    frame.getHeadersMap().put("ack", mode.toLowerCase(Locale.ROOT));
  }
}

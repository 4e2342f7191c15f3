package id.blkhub.door;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The CONNECT of a client, and the form in which the broker gets it. The client id gets the user
 * name as a prefix, so that no partner can take over another's connection. Every session is clean:
 * the partner's queue keeps what a client did not acknowledge, so no session needs to be kept.
 */
final class MqttConnect {
  private static final int VERSION_5 = 5;

  /** Separates user and client id; no partner's id contains it. */
  private static final char SEPARATOR = '/';

  private static final Set<Integer> NOT_PASSED_ON =
      Set.of(
          MqttPropertyType.SESSION_EXPIRY_INTERVAL.value(),
          // the broker would count larger messages as taken
          MqttPropertyType.MAXIMUM_PACKET_SIZE.value());

  private final MqttConnectMessage connect;
  private final @Nullable String assignedId;

  MqttConnect(MqttConnectMessage connect) {
    this.connect = connect;
    this.assignedId = givenId().isEmpty() ? UUID.randomUUID().toString() : null;
  }

  int version() {
    return connect.variableHeader().version();
  }

  boolean version5() {
    return version() == VERSION_5;
  }

  /** The user name; null where the client sent none. */
  @Nullable String user() {
    return connect.payload().userName();
  }

  /** The client id that the client chose; empty where it chose none. */
  String givenId() {
    String given = connect.payload().clientIdentifier();
    return given == null ? "" : given;
  }

  boolean hasWill() {
    return connect.variableHeader().isWillFlag();
  }

  boolean asksForAnotherLogin() {
    return connect
            .variableHeader()
            .properties()
            .getProperty(MqttPropertyType.AUTHENTICATION_METHOD.value())
        != null;
  }

  /** Bytes of the largest packet that the client takes; without a limit, the largest integer. */
  int largestPacket() {
    Integer given = number(MqttPropertyType.MAXIMUM_PACKET_SIZE);
    return given == null || given <= 0 ? Integer.MAX_VALUE : given;
  }

  boolean wantsReasons() {
    Integer given = number(MqttPropertyType.REQUEST_PROBLEM_INFORMATION);
    return given == null || given != 0;
  }

  private @Nullable Integer number(MqttPropertyType type) {
    MqttProperty<?> property = connect.variableHeader().properties().getProperty(type.value());
    return property == null ? null : (Integer) property.value();
  }

  /** The CONNECT that the broker gets. */
  MqttConnectMessage forBroker() {
    MqttConnectVariableHeader header = connect.variableHeader();
    MqttProperties properties = new MqttProperties();
    for (MqttProperty<?> property : header.properties().listAll()) {
      if (!NOT_PASSED_ON.contains(property.propertyId())) {
        properties.add(property);
      }
    }
    MqttConnectPayload payload = connect.payload();
    String id = assignedId == null ? payload.clientIdentifier() : assignedId;
    return new MqttConnectMessage(
        connect.fixedHeader(),
        new MqttConnectVariableHeader(
            header.name(),
            header.version(),
            header.hasUserName(),
            header.hasPassword(),
            false,
            0,
            false,
            true,
            header.keepAliveTimeSeconds(),
            properties),
        new MqttConnectPayload(
            payload.userName() + SEPARATOR + id,
            MqttProperties.NO_PROPERTIES,
            null,
            (byte[]) null,
            payload.userName(),
            payload.passwordInBytes()));
  }

  /** The broker's answer, which also tells the client what the hub does not offer. */
  MqttConnAckMessage forClient(MqttConnAckMessage answer, int largestPacket) {
    if (!version5()) {
      return answer;
    }
    MqttProperties properties = new MqttProperties();
    for (MqttProperty<?> property : answer.variableHeader().properties().listAll()) {
      if (property.propertyId() != MqttPropertyType.MAXIMUM_PACKET_SIZE.value()
          && property.propertyId() != MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER.value()) {
        properties.add(property);
      }
    }
    number(properties, MqttPropertyType.MAXIMUM_PACKET_SIZE, largestPacket);
    number(properties, MqttPropertyType.RETAIN_AVAILABLE, 0);
    number(properties, MqttPropertyType.WILDCARD_SUBSCRIPTION_AVAILABLE, 0);
    number(properties, MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE, 0);
    number(properties, MqttPropertyType.SESSION_EXPIRY_INTERVAL, 0);
    if (assignedId != null) {
      properties.add(
          new MqttProperties.StringProperty(
              MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER.value(), assignedId));
    }
    return MqttMessageBuilders.connAck()
        .returnCode(answer.variableHeader().connectReturnCode())
        .sessionPresent(false)
        .properties(properties)
        .build();
  }

  private static void number(MqttProperties properties, MqttPropertyType type, int value) {
    properties.add(new MqttProperties.IntegerProperty(type.value(), value));
  }
}

package id.blkhub.door;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Adds the CloudEvents attributes of a delivery to its MQTT 5 packet as user properties, as the
 * CloudEvents binding for MQTT says, and its content type. The broker makes and sends a packet on
 * one thread, so a thread-local variable holds the message of the packet.
 */
final class MqttForm implements MQTTInterceptor {
  private static final ThreadLocal<Message> GOING_OUT = new ThreadLocal<>();
  private static final int UTF_8 = 1;

  static void goesOut(Message message) {
    GOING_OUT.set(message);
  }

  @Override
  public boolean intercept(MqttMessage packet, RemotingConnection connection) {
    if (packet instanceof MqttPublishMessage publish) {
      Message message = GOING_OUT.get();
      GOING_OUT.remove();
      MqttProperties properties = publish.variableHeader().properties();
      if (message != null && properties != null && properties != MqttProperties.NO_PROPERTIES) {
        describe(message, properties);
      }
    }
    return true;
  }

  private static void describe(Message message, MqttProperties properties) {
    MqttProperties.UserProperties attributes = new MqttProperties.UserProperties();
    for (SimpleString name : message.getPropertyNames()) {
      String key = name.toString();
      if (key.startsWith(VisibleProperties.ATTRIBUTE)) {
        attributes.add(
            key.substring(VisibleProperties.ATTRIBUTE.length()), message.getStringProperty(name));
      }
    }
    if (!attributes.value().isEmpty()) {
      properties.add(attributes);
    }
    String contentType = VisibleProperties.contentType(message);
    if (contentType != null) {
      properties.add(
          new MqttProperties.StringProperty(MqttPropertyType.CONTENT_TYPE.value(), contentType));
    }
    properties.add(
        new MqttProperties.IntegerProperty(
            MqttPropertyType.PAYLOAD_FORMAT_INDICATOR.value(), UTF_8));
  }
}

package id.blkhub.door;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AmqpInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Removes the hub's own properties from a message that goes to an AMQP client. The broker has made
 * the message for this one client; what lies in the queue keeps its properties.
 */
final class AmqpForm implements AmqpInterceptor {
  @Override
  public boolean intercept(AMQPMessage message, RemotingConnection connection) {
    Set<SimpleString> own =
        message.getPropertyNames().stream()
            .filter(name -> name.toString().startsWith(MessageProperties.PREFIX))
            .collect(Collectors.toSet());
    if (!own.isEmpty()) {
      own.forEach(message::removeProperty);
      message.reencode();
    }
    return true;
  }
}

package id.blkhub.foreign;

import id.blkhub.support.TestHub;
import java.util.function.ToIntFunction;

/** How a client speaks to the hub. */
enum Protocol {
  AMQP(TestHub::amqpPort),
  /** 3.1.1, which has no place for attributes. */
  MQTT_3(TestHub::mqttPort),
  MQTT_5(TestHub::mqttPort),
  STOMP(TestHub::stompPort),
  HTTP(TestHub::httpPort);

  private final ToIntFunction<TestHub> port;

  Protocol(ToIntFunction<TestHub> port) {
    this.port = port;
  }

  /**
   * An address that is not supra's. Over HTTP there is no way even to write that of another
   * partner, so it is that of a kind which supra neither sends nor receives.
   */
  String foreign(String way) {
    if (this == HTTP) {
      return way + ".supra." + (way.equals("in") ? "enrolment" : "assessment");
    }
    return way.equals("in") ? "in.blk.enrolment" : "out.blk.vacancy";
  }

  int port(TestHub hub) {
    return port.applyAsInt(hub);
  }
}

package id.blkhub.foreign;

import id.blkhub.support.ForeignClients;
import java.util.function.Supplier;

/** The clients of other makers that are tried; those that are no Java are programs of their own. */
enum ForeignClient {
  PROTON_PYTHON(
      Protocol.AMQP, () -> Scripts.python("amqp_proton.py", "proton", "python3-qpid-proton")),
  QPID_JMS(Protocol.AMQP, QpidJms::new),
  PROTON_J2(Protocol.AMQP, ProtonJ2::new),
  SWIFT_MQ(Protocol.AMQP, SwiftMq::new),
  RHEA(Protocol.AMQP, () -> Scripts.node("amqp_rhea.mjs")),
  AMQP10(Protocol.AMQP, () -> Scripts.node("amqp_amqp10.mjs")),
  PAHO_PYTHON_3(
      Protocol.MQTT_3,
      () -> Scripts.python("mqtt_paho.py", "paho.mqtt.client", "python3-paho-mqtt", "4")),
  PAHO_PYTHON_5(
      Protocol.MQTT_5,
      () -> Scripts.python("mqtt_paho.py", "paho.mqtt.client", "python3-paho-mqtt", "5")),
  HIVE_MQ(Protocol.MQTT_5, HiveMq::new),
  MQTT_JS_3(Protocol.MQTT_3, () -> Scripts.node("mqtt_mqttjs.mjs", "4")),
  MQTT_JS_5(Protocol.MQTT_5, () -> Scripts.node("mqtt_mqttjs.mjs", "5")),
  STOMP_PY(Protocol.STOMP, () -> Scripts.python("stomp_stomppy.py", "stomp", "python3-stomp")),
  STOMP_JS(Protocol.STOMP, () -> Scripts.node("stomp_stompjs.mjs")),
  NET_STOMP(
      Protocol.STOMP, () -> Scripts.perl("stomp_netstomp.pl", "Net::Stomp", "libnet-stomp-perl")),
  CLOUD_EVENTS_JS_BINARY(Protocol.HTTP, () -> Scripts.node("http_cloudevents.mjs", "binary")),
  CLOUD_EVENTS_JS_STRUCTURED(
      Protocol.HTTP, () -> Scripts.node("http_cloudevents.mjs", "structured")),
  CLOUD_EVENTS_JAVA_BINARY(Protocol.HTTP, () -> new CloudEventsJava(false)),
  CLOUD_EVENTS_JAVA_STRUCTURED(Protocol.HTTP, () -> new CloudEventsJava(true));

  private final Protocol protocol;
  private final Supplier<Program> program;

  ForeignClient(Protocol protocol, Supplier<Program> program) {
    this.protocol = protocol;
    this.program = program;
  }

  Protocol protocol() {
    return protocol;
  }

  /** Debian's Paho reads the reason code of an acknowledgement and does not pass it on. */
  boolean hearsOfRefusedSends() {
    return this != PAHO_PYTHON_5;
  }

  /** Skips the test where what it needs is not installed; see {@link ForeignClients}. */
  Program start() {
    return program.get();
  }
}

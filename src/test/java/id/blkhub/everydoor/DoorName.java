package id.blkhub.everydoor;

/** The doors, as the table names them. */
enum DoorName {
  HTTP,
  AMQP,
  MQTT3,
  MQTT5,
  STOMP;

  String inTable() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

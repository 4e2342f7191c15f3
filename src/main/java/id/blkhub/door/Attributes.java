package id.blkhub.door;

import org.apache.activemq.artemis.api.core.Message;

/** Takes over what a sender said of its message, within bounds. */
final class Attributes {
  private static final int LONGEST = 512;

  private Attributes() {}

  /**
   * @param value null or empty leaves the property away
   */
  static void put(Message message, String name, String value) throws DoorRefusal {
    if (value == null || value.isEmpty()) {
      return;
    }
    if (value.length() > LONGEST) {
      throw new DoorRefusal(
          "HUB-B007",
          "Atribut terlalu panjang / attribute too long: ids, source and content type have at most "
              + LONGEST
              + " characters.");
    }
    message.putStringProperty(name, value);
  }
}

package id.blkhub.door;

import id.blkhub.message.TestMark;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Stage;
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

  /**
   * Whether it is a test, as it and its sender's stage say; a word that means nothing, even none,
   * goes on to be refused.
   *
   * @param said null where the sender said nothing
   */
  static void putTest(Message message, String said, PartnerProfile sender) throws DoorRefusal {
    String noted = TestMark.noted(said, sender.stage() == Stage.TEST);
    put(message, Properties.TEST, noted);
    if (noted != null && noted.isEmpty()) {
      message.putStringProperty(Properties.TEST, noted);
    }
  }
}

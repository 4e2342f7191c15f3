package id.blkhub.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.junit.jupiter.api.Test;

/**
 * A message of AMQP 1.0 as a partner encodes it, whatever it is: what enters has nothing of it but
 * what the hub knows, also after it was stored and read again.
 */
class AmqpShapeFuzzTest {
  private static final String MESSAGE_ID = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final PartnerProfile SUPRA =
      new Partners(PartnerProfiles.load(Path.of("routes"))).find("supra").orElseThrow();

  @FuzzTest(maxDuration = "10m")
  void shouldAdmitOrRefuseAnyMessage(byte[] encoded) throws Exception {
    admit(encoded);
  }

  @Test
  void shouldAdmitOrRefuseChangedSeeds() throws Exception {
    Seeds.change(getClass(), AmqpShapeFuzzTest::admit);
  }

  private static void admit(byte[] encoded) throws Exception {
    AMQPStandardMessage message;
    try {
      message = new AMQPStandardMessage(0, encoded, null);
    } catch (RuntimeException e) {
      // the broker could not read it either; it does not get as far as the door
      return;
    }
    boolean admitted =
        Cost.bounded(
            () -> {
              try {
                AmqpShape.admit(message, SUPRA, MESSAGE_ID, 1);
                return true;
              } catch (DoorRefusal e) {
                assertThat(e.code()).startsWith("HUB-B");
                return false;
              }
            });
    if (admitted) {
      check(message);
      AMQPStandardMessage stored = (AMQPStandardMessage) message.copy();
      check(stored);
    }
  }

  private static void check(AMQPStandardMessage message) {
    assertThat(message.isDurable()).isTrue();
    assertThat(message.getExpiration()).isZero();
    assertThat(message.getScheduledDeliveryTime()).isIn(null, 0L);
    assertThat(message.getStringProperty(MessageProperties.MESSAGE_ID)).isEqualTo(MESSAGE_ID);
    assertThat(message.getPropertyNames())
        .extracting(SimpleString::toString)
        .allMatch(name -> name.startsWith("hub"));
  }
}

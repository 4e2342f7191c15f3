package id.blkhub.door;

import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.reader.Head;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.RawHead;
import id.blkhub.reader.TooMuchBeside;
import org.apache.activemq.artemis.api.core.Message;
import org.jspecify.annotations.Nullable;

/** Puts the facts from the head of a message into its properties, where intake reads them. */
final class HeadProperties {
  private HeadProperties() {}

  static Head read(RawHead raw) throws DoorRefusal {
    try {
      return MessageReader.head(raw);
    } catch (TooMuchBeside e) {
      throw DoorRefusal.of(e.violation());
    }
  }

  static void put(Message message, Head head, PartnerProfile sender) {
    put(message, MessageProperties.SENDER_ID, head.id());
    if (head.id() != null) {
      put(message, MessageProperties.SENDER_ID_FROM, head.idFrom().name());
    }
    put(message, MessageProperties.SOURCE, head.source());
    put(message, MessageProperties.TRACEPARENT, head.traceparent());
    put(message, MessageProperties.CONTENT_TYPE, head.contentType());
    put(message, MessageProperties.DATASCHEMA, head.dataschema());
    put(message, MessageProperties.CORRECTION, head.mark().correction());
    put(message, MessageProperties.CORRECTION_REASON, head.mark().reason());
    put(message, MessageProperties.TEST, head.test());
    put(message, MessageProperties.FAULTS, head.writtenFaults());
    if (sender.stage() == PartnerStage.TEST) {
      message.putBooleanProperty(MessageProperties.STAGE_TEST, true);
    }
  }

  private static void put(Message message, String name, @Nullable String value) {
    if (value != null) {
      message.putStringProperty(name, value);
    }
  }
}

package id.blkhub.door;

import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.Stage;
import id.blkhub.reader.Head;
import id.blkhub.reader.MessageReader;
import id.blkhub.reader.RawHead;
import id.blkhub.reader.TooMuchBeside;
import org.apache.activemq.artemis.api.core.Message;

/** Lays what the head of a message says beside it, for the intake that reads its body. */
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
    put(message, Properties.SENDER_ID, head.id());
    if (head.id() != null) {
      put(message, Properties.SENDER_ID_FROM, head.idFrom().name());
    }
    put(message, Properties.SOURCE, head.source());
    put(message, Properties.TRACEPARENT, head.traceparent());
    put(message, Properties.CONTENT_TYPE, head.contentType());
    put(message, Properties.DATASCHEMA, head.dataschema());
    put(message, Properties.CORRECTION, head.mark().correction());
    put(message, Properties.CORRECTION_REASON, head.mark().reason());
    put(message, Properties.TEST, head.test());
    put(message, Properties.FAULTS, head.writtenFaults());
    if (sender.stage() == Stage.TEST) {
      message.putBooleanProperty(Properties.STAGE_TEST, true);
    }
  }

  private static void put(Message message, String name, String value) {
    if (value != null) {
      message.putStringProperty(name, value);
    }
  }
}

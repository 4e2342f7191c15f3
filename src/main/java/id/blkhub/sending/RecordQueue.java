package id.blkhub.sending;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the records of an item that did not come as messages: rows of a sheet, of a page. */
public interface RecordQueue {
  /**
   * Puts them on {@code in.<partner>.<kind>} and returns once all are durable.
   *
   * @throws QueueFull when there is no room now; they are to be put again
   * @throws RuntimeException when the broker did not take them; none of them is there then, or all
   *     are, and they are to be put again
   */
  void put(PartnerId partner, Kind kind, List<InboundRecord> records);

  /**
   * A record as a message.
   *
   * @param senderMessageId the same each time the record is put
   * @param faults what is wrong with it already, {@link id.blkhub.door.MessageProperties#FAULTS};
   *     null for nothing
   * @param test whether it goes to partners in stage test only
   */
  record InboundRecord(
      String senderMessageId, byte[] data, @Nullable String faults, boolean test) {}
}

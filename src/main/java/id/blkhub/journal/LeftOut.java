package id.blkhub.journal;

import id.blkhub.message.MessageId;
import id.blkhub.message.Violation;
import java.util.List;

/** A delivery of a replay's period that does not come again, and why. */
public record LeftOut(MessageId messageId, List<Violation> reasons) {}

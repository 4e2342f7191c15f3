package id.blkhub.edge;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.message.State;
import java.util.List;
import java.util.Optional;

/** What became of the records of an item, as the journal knows it. */
final class RowVerdicts {
  /** A record put again after a crash is there once more, as a duplicate of itself. */
  private static final int MOST_COPIES = 10;

  private final MessageFinder journal;

  RowVerdicts(MessageFinder journal) {
    this.journal = journal;
  }

  /** Empty where nothing is decided yet. */
  Optional<MessageView> of(ItemKey key, int row) {
    List<MessageView> copies =
        journal.bySenderMessageId(key.recordId(row), MOST_COPIES).stream()
            .filter(message -> message.sender().equals(key.partner()))
            .filter(message -> message.kind().equals(key.kind()))
            .filter(message -> message.state() != State.RECEIVED)
            .toList();
    return copies.stream()
        .filter(message -> message.state() != State.DUPLICATE)
        .findFirst()
        .or(() -> copies.stream().findFirst());
  }

  /** Whether a verdict may still change by itself or by an operator. */
  static boolean isOpen(MessageView message) {
    return message.state() == State.WAITING || message.state() == State.HELD;
  }
}

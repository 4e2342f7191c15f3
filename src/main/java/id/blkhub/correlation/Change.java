package id.blkhub.correlation;

import id.blkhub.message.Correction;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an accepted void, correction or cancellation does to the messages before it.
 *
 * @param correction what it is
 * @param earlier by partner the ids of the messages it was sent under the same key and that this
 *     one takes back or replaces; for a cancellation those it stops
 * @param ended messages that waited under the key: rejected now
 * @param held ids of held messages under the key: to be rejected
 */
public record Change(
    Correction correction,
    Map<PartnerId, List<MessageId>> earlier,
    List<MessageRef> ended,
    List<MessageId> held) {
  public Change {
    earlier = Map.copyOf(earlier);
    ended = List.copyOf(ended);
    held = List.copyOf(held);
  }

  /** Ids of the messages whose deliveries must not leave any more. */
  public Set<MessageId> messageIds() {
    return Recipients.of(earlier).allMessageIds();
  }

  /** As the inbox keeps it, so that the same message decided again does the same. */
  String text() {
    String sent = Recipients.of(earlier).text();
    return (sent == null ? "" : sent)
        + '#'
        + joined(ended.stream().map(MessageRef::messageId).toList())
        + '#'
        + joined(held)
        + '#'
        + correction.name();
  }

  static List<MessageId> endedIn(String text) {
    return part(text, 1);
  }

  static Change read(String text, Inbox inbox) {
    Correction correction = Correction.valueOf(text.substring(text.lastIndexOf('#') + 1));
    List<MessageRef> ended = new ArrayList<>();
    for (MessageId messageId : endedIn(text)) {
      Inbox.InboxEntry inboxEntry = inbox.get(messageId);
      if (inboxEntry != null) {
        ended.add(inboxEntry.message());
      }
    }
    Recipients earlier = Recipients.read(text.substring(0, text.indexOf('#')));
    return new Change(correction, earlier.messageIds(), ended, part(text, 2));
  }

  private static List<MessageId> part(String text, int which) {
    String part = text.split("#", -1)[which];
    return part.isEmpty() ? List.of() : Stream.of(part.split(",")).map(MessageId::new).toList();
  }

  private static String joined(List<MessageId> messageIds) {
    return messageIds.stream().map(MessageId::value).collect(Collectors.joining(","));
  }
}

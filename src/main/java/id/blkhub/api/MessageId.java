package id.blkhub.api;

/** Ids and sources as senders write them. */
final class MessageId {
  private static final int LONGEST = 255;

  private MessageId() {}

  /** Whether the text can stand in logs, headers and tables without harm. */
  static boolean isSound(String text) {
    return text != null
        && !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().noneMatch(Character::isISOControl);
  }
}

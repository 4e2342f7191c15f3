package id.blkhub.edge;

import id.blkhub.message.Violation;

/** What became of an item; its source may confirm it now. */
public sealed interface ItemOutcome {
  /** The broker has all of its records. */
  record Taken(int rows) implements ItemOutcome {}

  /** The same bytes were taken before; nothing was sent. */
  record Repeated(Violation told) implements ItemOutcome {}

  /** It cannot be taken as a whole; nothing was sent. */
  record Refused(Violation told) implements ItemOutcome {}
}

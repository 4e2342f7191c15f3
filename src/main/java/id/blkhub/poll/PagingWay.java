package id.blkhub.poll;

/** How a partner divides a list into pages. */
enum PagingWay {
  /** It does not. */
  NONE,
  /** The question has the number of a page. */
  PAGE,
  /** The question says how many records to leave out. */
  OFFSET,
  /** The question has a text from the answer before. */
  CURSOR,
  /** The answer has a link to the next page (RFC 8288, {@code rel="next"}). */
  LINK
}

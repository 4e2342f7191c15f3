package id.blkhub.poll;

/**
 * A record as it last came.
 *
 * @param record SHA-256 of its id
 * @param content SHA-256 of what it said
 * @param changes how often it has said something else since it was first seen
 */
record SeenRecord(String record, String content, long changes) {}

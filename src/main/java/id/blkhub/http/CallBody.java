package id.blkhub.http;

/**
 * The body of a call.
 *
 * @param type its media type, with the boundary where it has parts
 */
record CallBody(byte[] bytes, String type) {}

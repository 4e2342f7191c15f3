package id.blkhub.http;

import java.net.URI;

/**
 * What a signature can be over.
 *
 * @param token the access token as the partner gave it, without {@code Bearer}; empty where the
 *     call has none
 * @param body the bytes that are sent
 * @param key names the call at the partner, the same on every attempt; at most 36 characters
 */
record SignedCall(String method, URI url, String token, byte[] body, String key) {
  /** Path and query as they are sent. */
  String path() {
    return url.getRawQuery() == null
        ? url.getRawPath()
        : url.getRawPath() + '?' + url.getRawQuery();
  }
}

package id.blkhub.http;

import java.net.http.HttpRequest;

/** Adds a signature to a call. */
interface RequestSigner {
  /** Adds the headers to a request that is otherwise complete. */
  void sign(HttpRequest.Builder request, SignedCall call);
}

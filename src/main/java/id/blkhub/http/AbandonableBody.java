package id.blkhub.http;

import java.net.http.HttpResponse.BodySubscriber;

/** What an answer is collected in, while somebody outside may end the transfer. */
interface AbandonableBody<T> extends BodySubscriber<T> {
  /** Ends the transfer, however far it is. */
  void abandon();
}

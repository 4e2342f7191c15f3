package id.blkhub.outmail;

import id.blkhub.delivery.Delivery;
import java.util.List;

/** Where the letters of a route go. */
interface Mailing {
  /** A delivery and what its mail says. */
  record Written(Delivery delivery, Letter letter) {}

  /** Settles each delivery. */
  void send(List<Written> written);
}

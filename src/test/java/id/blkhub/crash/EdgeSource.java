package id.blkhub.crash;

import java.util.concurrent.Callable;

/**
 * One way into the hub that is not a message: a folder, a mail box, a list.
 *
 * @param name also the last part of its route's id
 * @param offer puts an item there
 * @param confirmed how many items it knows the hub to have
 */
record EdgeSource(String name, Offer offer, Callable<Integer> confirmed) {
  /** Puts an item with these rows where the hub looks. */
  interface Offer {
    void put(int item, String[] codes) throws Exception;
  }
}

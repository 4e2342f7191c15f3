package id.blkhub.broker;

import java.util.Set;
import java.util.TreeSet;

/** What a test may see of the broker that the hub itself has no use for. */
public final class Inside {
  private Inside() {}

  /** The names of all addresses and queues there are now. */
  public static Set<String> names(EmbeddedBroker broker) {
    Set<String> names = new TreeSet<>();
    broker
        .server()
        .getPostOffice()
        .getAddresses()
        .forEach(address -> names.add("address " + address));
    broker
        .server()
        .getPostOffice()
        .getAllBindings()
        .forEach(binding -> names.add("queue " + binding.getUniqueName()));
    return names;
  }
}

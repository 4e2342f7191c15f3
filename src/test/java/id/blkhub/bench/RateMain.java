package id.blkhub.bench;

import id.blkhub.cli.AsyncPool;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hub, or plain code, at the rates that users have, in a process of its own: what a message
 * costs when it comes alone, and how long it takes.
 */
final class RateMain {
  /** From many to few: what is hot at the lowest rate was hot before. */
  static final List<Integer> RATES = List.of(50, 10, 1);

  private static final int WARM_RATE = 100;

  private RateMain() {}

  /**
   * @param args {@code hub} or {@code raw}, a folder, bytes of a body, seconds at each rate, and
   *     seconds before
   */
  public static void main(String[] args) throws Exception {
    AsyncPool.keepThreads();
    Path folder = Path.of(args[1]);
    int bytes = Integer.parseInt(args[2]);
    int seconds = Integer.parseInt(args[3]);
    int warm = Integer.parseInt(args[4]);
    if (args[0].equals("raw")) {
      int port = id.blkhub.support.FreePorts.next();
      try (PlainBroker broker = new PlainBroker(folder, true, port);
          RawHops hops = new RawHops(broker, 1, 100, true)) {
        Child.end(measure(id -> new QueuePartner(id, port), bytes, seconds, warm));
      }
    }
    try (HubSubject subject = HubSubject.start(folder, Engine.SQLITE, null)) {
      Child.end(measure(subject.hub()::partner, bytes, seconds, warm));
    }
  }

  private static Map<String, Double> measure(
      Latency.Clients clients, int bytes, int seconds, int warm) throws Exception {
    int before = WARM_RATE * warm;
    // each rate twice: a look at the syncs slows down what it looks at
    int all = before + 2 * seconds * RATES.stream().mapToInt(rate -> rate).sum();
    Map<String, Double> figures = new LinkedHashMap<>();
    try (Pace pace = new Pace(clients, bytes, all)) {
      pace.at(WARM_RATE, before);
      for (int rate : RATES) {
        int count = rate * seconds;
        Used used = Used.now();
        pace.at(rate, count).forEach((name, value) -> figures.put(name + "At" + rate, value));
        Used spent = used.since();
        figures.put("cpuAt" + rate, spent.servingMillis() / count);
        figures.put("hubAt" + rate, spent.millis().get(Used.Group.HUB) / count);
        figures.put("brokerAt" + rate, spent.millis().get(Used.Group.BROKER) / count);
        figures.put("switchesAt" + rate, spent.servingSwitches() / count);
        figures.put("writtenAt" + rate, spent.written() / count);
        figures.put("allocatedAt" + rate, spent.allocated() / count);
        try (Syncs syncs = Syncs.watch()) {
          pace.at(rate, count);
          figures.put("syncsAt" + rate, syncs.counted() / count);
        }
      }
    }
    return figures;
  }
}

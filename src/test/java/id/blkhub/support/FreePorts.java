package id.blkhub.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for processes that keep them over restarts. They lie below those that clients are given: a
 * client that tries a closed port of theirs can meet itself there, and the hub would find its port
 * taken.
 */
public final class FreePorts {
  private static final int OF_EACH_FORK = 2_000;
  private static final int FIRST = 20_000 + OF_EACH_FORK * (Integer.getInteger("hub.fork", 1) % 6);
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(OF_EACH_FORK));

  private FreePorts() {}

  /** Never the same twice, nor one of another fork: that of a hub which is down looks free. */
  public static int next() {
    for (int attempt = 0; attempt < OF_EACH_FORK; attempt++) {
      int port = FIRST + NEXT.getAndIncrement() % OF_EACH_FORK;
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // the next one
      }
    }
    throw new IllegalStateException("no free port of " + OF_EACH_FORK + " from " + FIRST);
  }
}

package id.blkhub.broker;

/**
 * Lets Netty free buffers it has not made, as the broker asks it to when it reads its journal. On
 * JDK 25 and later Netty does without the means for that unless it is told otherwise, and a broker
 * with a journal does not start.
 */
final class DirectBuffers {
  private static final String WITHOUT_UNSAFE = "io.netty.noUnsafe";

  private DirectBuffers() {}

  /** To be called before Netty is loaded, which reads it once. What was asked for by hand stays. */
  static void letNettyFreeAll() {
    if (System.getProperty(WITHOUT_UNSAFE) == null) {
      System.setProperty(WITHOUT_UNSAFE, "false");
    }
  }
}

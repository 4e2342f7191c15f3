package id.blkhub.cli;

/**
 * Keeps the JDK from starting a thread for each asynchronous step where there are one or two
 * processors. Its HTTP client hands every answer over by such a step, so that each call to a
 * partner would cost a thread. JDK 25 and later do so by themselves.
 */
public final class AsyncPool {
  private static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";
  private static final int LEAST = 2;

  private AsyncPool() {}

  /**
   * Sets the system property, unless it is set already. To be called before anything else, because
   * the JDK reads it once.
   */
  public static void keepThreads() {
    // the JDK takes one fewer than there are processors
    boolean few = Runtime.getRuntime().availableProcessors() <= LEAST;
    if (few && System.getProperty(PARALLELISM) == null) {
      System.setProperty(PARALLELISM, Integer.toString(LEAST));
    }
  }
}

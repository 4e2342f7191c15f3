package id.blkhub.fault;

/**
 * How much of a fault a run asks for: the short form is part of every {@code mvn verify}, the full
 * one of {@code mvn -Pfaults verify}.
 */
public final class Extent {
  private static final boolean FULL = "full".equals(System.getProperty("hub.faults"));

  private Extent() {}

  public static boolean full() {
    return FULL;
  }

  /** The one that this run asks for. */
  public static int of(int inShort, int inFull) {
    return FULL ? inFull : inShort;
  }
}

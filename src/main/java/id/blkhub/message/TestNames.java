package id.blkhub.message;

/**
 * Keeps what is remembered of test messages apart from what is remembered of real ones: a kind and
 * a type of number are stored under another name. Those names come from the hub's files and have no
 * slash, so nothing a sender writes can lead from one side to the other.
 */
public final class TestNames {
  /** Begins each name on the side of tests. */
  public static final String TEST = "test/";

  private TestNames() {}

  /** The name under which a kind or a type of number is stored. */
  public static String stored(String name, boolean test) {
    return test && !isTest(name) ? TEST + name : name;
  }

  public static boolean isTest(String stored) {
    return stored.startsWith(TEST);
  }

  /** The name as everybody else knows it. */
  public static String plain(String stored) {
    return isTest(stored) ? stored.substring(TEST.length()) : stored;
  }
}

package id.blkhub.door;

/** Names of the broker's addresses. Each address has one anycast queue of the same name. */
public final class Addresses {
  /** Events on their way to the journal. */
  public static final String JOURNAL = "journal";

  /** Timers of waiting messages, one scheduled message for each. */
  public static final String WAITING = "waiting";

  /** Requests to cancel messages that are still in progress. */
  public static final String WITHDRAW = "withdraw";

  /** Messages that could not be delivered; the hub decides what becomes of each. */
  public static final String DEAD = "dead";

  /** Messages that expired; the hub decides what becomes of each. */
  public static final String EXPIRED = "expired";

  /** Replays in progress, one message for each, which holds its progress. */
  public static final String REPLAY = "replay";

  /** Messages for which the hub could not decide; an operator looks at them. */
  public static final String UNSORTED = "unsorted";

  private static final String IN = "in.";
  private static final String OUT = "out.";
  private static final String DELIVER = "deliver.";
  private static final String HELD = "held.";
  private static final String PARKED = "parked.";
  private static final String RECEIPTS = "receipts.";

  private Addresses() {}

  public static String in(String partner, String kind) {
    return IN + partner + '.' + kind;
  }

  public static String out(String partner, String kind) {
    return OUT + partner + '.' + kind;
  }

  public static String deliver(String partner, String kind) {
    return DELIVER + partner + '.' + kind;
  }

  public static String held(String partner, String kind) {
    return HELD + partner + '.' + kind;
  }

  public static String parked(String partner, String kind) {
    return PARKED + partner + '.' + kind;
  }

  public static String receipts(String partner) {
    return RECEIPTS + partner;
  }

  public static boolean isIn(String address) {
    return address.startsWith(IN);
  }

  public static boolean isOut(String address) {
    return address.startsWith(OUT);
  }

  public static boolean isDeliver(String address) {
    return address.startsWith(DELIVER);
  }

  public static boolean isReceipts(String address) {
    return address.startsWith(RECEIPTS);
  }

  /** The partner in {@code in.<partner>.<kind>} and its like. */
  public static String partnerOf(String address) {
    int from = address.indexOf('.') + 1;
    int to = address.indexOf('.', from);
    return to < 0 ? address.substring(from) : address.substring(from, to);
  }

  /** The kind in {@code in.<partner>.<kind>} and its like; empty where there is none. */
  public static String kindOf(String address) {
    int from = address.indexOf('.', address.indexOf('.') + 1);
    return from < 0 ? "" : address.substring(from + 1);
  }
}

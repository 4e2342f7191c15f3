package id.blkhub.fault;

/** Something that is done to a database, and undone. */
record Outage(String name, Step begin, Step end) {
  /** May fail. */
  interface Step {
    void run() throws Exception;
  }
}

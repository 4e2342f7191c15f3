package id.blkhub.bench;

/**
 * A figure and what it should be.
 *
 * @param value not a number where it could not be measured
 * @param aim in words, such as {@code at most 3.5}
 * @param met whether it is so
 */
record Goal(double value, String aim, boolean met) {
  static Goal atMost(double value, double aim) {
    return new Goal(value, "at most " + aim, value <= aim);
  }

  static Goal atLeast(double value, double aim) {
    return new Goal(value, "at least " + aim, value >= aim);
  }
}

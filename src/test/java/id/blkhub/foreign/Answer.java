package id.blkhub.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What a client program got.
 *
 * @param taken the bodies of what it took
 * @param refusal how the hub refused, in the words the client shows; null where it did not
 */
record Answer(List<String> taken, String refusal) {
  static final Answer DONE = new Answer(List.of(), null);

  static Answer taken(List<String> bodies) {
    return new Answer(List.copyOf(bodies), null);
  }

  static Answer refused(String why) {
    return new Answer(List.of(), String.valueOf(why));
  }

  /** Fails the test where it was refused. */
  Answer sound() {
    assertThat(refusal).as("refusal").isNull();
    return this;
  }
}

package id.blkhub.strangers;

import static org.assertj.core.api.Assertions.assertThat;

/** What a refused client may be told. */
final class Said {
  private Said() {}

  /** The hub's code and its sentence in both languages, and nothing of the broker's own. */
  static void byHub(String what, String code, String said) {
    assertThat(said).as(what).contains(code + ": ").contains(" / ");
    nothingOfBroker(what, said);
  }

  static void nothingOfBroker(String what, String said) {
    assertThat(said)
        .as(what)
        .doesNotContainPattern("AMQ\\d")
        .doesNotContainIgnoringCase("artemis")
        .doesNotContainIgnoringCase("activemq")
        .doesNotContain("Exception")
        .doesNotContain("org.apache")
        .doesNotContain("java.");
  }
}

package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class OperatorCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aPasswordBecomesAHashThatFitsIt() throws IOException {
    assertThat(run("kata sandi yang panjang\n", "operator", "hash")).isZero();

    String hash = out.toString(StandardCharsets.UTF_8).strip();
    assertThat(new BCryptPasswordEncoder().matches("kata sandi yang panjang", hash)).isTrue();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aShortOrMissingPasswordIsRefused() throws IOException {
    assertThat(run("pendek\n", "operator", "hash")).isEqualTo(2);
    assertThat(run("", "operator", "hash")).isEqualTo(2);
    assertThat(run("é".repeat(40), "operator", "hash")).isEqualTo(2);
    assertThat(out.size()).isZero();
  }

  @Test
  void anythingElseSaysHowItIsUsed() throws IOException {
    assertThat(run("", "operator")).isEqualTo(2);
    assertThat(run("", "operator", "delete")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("operator hash");
  }

  private int run(String in, String... arguments) throws IOException {
    return Commands.run(
        arguments,
        MemoryShell.of(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err));
  }
}

package id.blkhub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncPoolTest {
  private static final int STEPS = 20;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void shouldNotStartAThreadForEachStep(int processors) throws Exception {
    assertThat(threads(processors)).isLessThanOrEqualTo(4);
  }

  private static int threads(int processors) throws IOException, InterruptedException {
    Process steps =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=" + processors,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Steps.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(steps.getInputStream().readAllBytes(), UTF_8);
    assertThat(steps.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return Integer.parseInt(said.strip());
  }

  /** Says in how many threads some steps ran, one after the other. */
  static final class Steps {
    private Steps() {}

    public static void main(String[] args) {
      AsyncPool.keepThreads();
      Set<String> threads = new HashSet<>();
      for (int n = 0; n < STEPS; n++) {
        CompletableFuture.runAsync(() -> threads.add(Thread.currentThread().getName())).join();
      }
      System.out.println(threads.size());
    }
  }
}

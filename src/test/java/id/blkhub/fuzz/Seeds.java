package id.blkhub.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs kept for a fuzz test, in src/test/resources/…/&lt;class&gt;Inputs: what shows the form
 * of its inputs, and everything that failed once.
 */
public final class Seeds {
  private static final int RUNS = Integer.getInteger("hub.fuzz.runs", 400);
  private static final int SHOWN = 2_000;

  private Seeds() {}

  /** Reads one input; an exception that is not declared for it, or an assertion, fails the test. */
  public interface Target {
    void read(byte[] input) throws Exception;
  }

  /**
   * Gives a target its seeds and some hundred changed ones, the same at each run.
   *
   * @param test the fuzz test, whose seeds they are
   */
  public static void change(Class<?> test, Target target) throws Exception {
    List<byte[]> seeds = of(test);
    for (byte[] seed : seeds) {
      read(target, seed);
    }
    Changes changes = new Changes(test.getSimpleName().hashCode());
    for (int run = 0; run < RUNS; run++) {
      read(target, changes.next(seeds));
    }
  }

  private static void read(Target target, byte[] input) throws Exception {
    try {
      target.read(input);
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      String hex = HexFormat.of().formatHex(input);
      throw new AssertionError(
          "to be kept as a seed, in hexadecimal: "
              + hex.substring(0, Math.min(SHOWN, hex.length())),
          e);
    }
  }

  private static List<byte[]> of(Class<?> test) throws IOException {
    Path folder =
        Path.of(
            "src/test/resources",
            test.getPackageName().replace('.', '/'),
            test.getSimpleName() + "Inputs");
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        seeds.add(Files.readAllBytes(file));
      }
    }
    assertThat(seeds).as("seeds in " + folder).isNotEmpty();
    return seeds;
  }
}

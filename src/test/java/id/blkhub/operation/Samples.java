package id.blkhub.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Messages of the shipped partners, as many different ones as a test needs. */
final class Samples {
  private Samples() {}

  static String vacancy(int number) {
    return read("supra/in/vacancy/full.in.json")
        .replace("SUPRA-2026-017", "SUPRA-2026-" + (1_000 + number));
  }

  static String enrolment(int number) {
    return read("blk/in/enrolment/full.in.json")
        .replace("ENR-2026-000123", "ENR-2026-" + (100_000 + number));
  }

  /** Belongs to the enrolment of the same number. */
  static String assessment(int number) {
    return read("blk/in/assessment/full.in.json")
        .replace("ENR-2026-000123", "ENR-2026-" + (100_000 + number))
        .replace("UJI-2026-00045", "UJI-2026-" + (10_000 + number));
  }

  static String certification(int number) {
    return read("bnsp/in/certification/competent.in.json")
        .replace("UJI-2026-00045", "UJI-2026-" + (10_000 + number));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of("mappings").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

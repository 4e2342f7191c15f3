package id.blkhub.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** Makes the hub's ids: UUID version 7, so that they sort by the moment they were made. */
public final class Ids {
  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private Ids() {}

  /** A new id in its 36-character form. */
  public static String next() {
    return GENERATOR.generate().toString();
  }
}

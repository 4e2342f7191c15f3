package id.blkhub.rehearsal;

import java.time.Duration;
import java.util.List;

/**
 * One case that was tried.
 *
 * @param group what it is a case of: a mapping, {@code scenarios}, or {@link #FILES}
 * @param name the file it stands in
 * @param shows what it shows, in the words of the file; empty where the file says nothing
 * @param took how long it took
 * @param complaint why it failed, line by line; empty where it did not
 */
public record Trial(
    String group, String name, String shows, Duration took, List<String> complaint) {
  /** The group of files the hub could not use: nothing was tried with them. */
  public static final String FILES = "files";

  public Trial {
    complaint = List.copyOf(complaint);
  }

  /** A case whose file has no words for what it shows. */
  public Trial(String group, String name, Duration took, List<String> complaint) {
    this(group, name, "", took, complaint);
  }

  public boolean passed() {
    return complaint.isEmpty();
  }
}

package id.blkhub.partner;

import id.blkhub.files.NotText;
import id.blkhub.files.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the folder routes/ says of the partners.
 *
 * @param profiles the sound ones, by id
 * @param problems everything wrong in the others, in the order of files and lines
 * @param unsound the folders whose profile has a problem
 */
public record PartnerProfiles(
    SortedMap<String, PartnerProfile> profiles,
    List<ProfileProblem> problems,
    Set<String> unsound) {

  /**
   * Reads every routes/&lt;id&gt;/partner.yaml. A bad one is left out and never harms the others; a
   * folder without one is no partner.
   *
   * @throws UncheckedIOException when the folder itself cannot be read
   */
  public static PartnerProfiles load(Path routes) {
    SortedMap<String, PartnerProfile> profiles = new TreeMap<>();
    List<ProfileProblem> problems = new ArrayList<>();
    Set<String> unsound = new TreeSet<>();
    for (Path file : files(routes)) {
      String folder = ProfileProblem.folder(file);
      List<ProfileProblem> own = new ArrayList<>();
      read(folder, file, own)
          .filter(profile -> own.isEmpty())
          .ifPresentOrElse(profile -> profiles.put(folder, profile), () -> unsound.add(folder));
      own.stream()
          .sorted(
              Comparator.comparingInt(ProfileProblem::line)
                  .thenComparingInt(ProfileProblem::column))
          .forEach(problems::add);
    }
    return new PartnerProfiles(profiles, List.copyOf(problems), Set.copyOf(unsound));
  }

  /** The same without the profiles that have one of these further problems. */
  public PartnerProfiles without(List<ProfileProblem> further) {
    SortedMap<String, PartnerProfile> sound = new TreeMap<>(profiles);
    List<ProfileProblem> all = new ArrayList<>(problems);
    Set<String> left = new TreeSet<>(unsound);
    for (ProfileProblem problem : further) {
      String folder = problem.partner();
      sound.remove(folder);
      left.add(folder);
      all.add(problem);
    }
    return new PartnerProfiles(sound, List.copyOf(all), Set.copyOf(left));
  }

  private static List<Path> files(Path routes) {
    try (Stream<Path> folders = Files.list(routes)) {
      return folders
          // a draft that is being written
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .map(folder -> folder.resolve("partner.yaml"))
          // also a link that leads nowhere, so that the reader reports it
          .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder " + routes, e);
    }
  }

  private static Optional<PartnerProfile> read(
      String folder, Path file, List<ProfileProblem> problems) {
    try {
      return Optional.of(new ProfileReader(folder, YamlFile.read(file), problems).read());
    } catch (NotText e) {
      problems.add(
          new ProfileProblem(
              file,
              e.line(),
              e.column(),
              ProfileRule.UNREADABLE.code(),
              ProfileRule.UNREADABLE.text(e.why())));
      return Optional.empty();
    }
  }
}

package id.blkhub.partner;

import id.blkhub.files.NotText;
import id.blkhub.files.TextFile;
import java.io.IOException;
import java.io.StringReader;
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
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

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
      String folder = file.getParent().getFileName().toString();
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
      String folder = problem.file().getParent().getFileName().toString();
      sound.remove(folder);
      left.add(folder);
      all.add(problem);
    }
    return new PartnerProfiles(sound, List.copyOf(all), Set.copyOf(left));
  }

  private static List<Path> files(Path routes) {
    try (Stream<Path> folders = Files.list(routes)) {
      return folders
          // what is not in its place yet
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .map(folder -> folder.resolve("partner.yaml"))
          // whatever is called so, a link that leads nowhere too: what is wrong with it is said
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
      Node document = YamlTree.compose(new StringReader(TextFile.read(file)));
      if (document == null) {
        problems.add(unreadable(file, 1, 1, "empty"));
        return Optional.empty();
      }
      return Optional.of(new ProfileReader(folder, file, document, problems).read());
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      int column = e.getProblemMark() == null ? 1 : e.getProblemMark().getColumn() + 1;
      problems.add(unreadable(file, line, column, e.getProblem()));
    } catch (NotText e) {
      problems.add(unreadable(file, e.line(), e.column(), e.why()));
    } catch (YAMLException e) {
      problems.add(unreadable(file, 1, 1, YamlTree.reason(e)));
    }
    return Optional.empty();
  }

  private static ProfileProblem unreadable(Path file, int line, int column, Object why) {
    return new ProfileProblem(
        file, line, column, ProfileRule.UNREADABLE.code(), ProfileRule.UNREADABLE.text(why));
  }
}

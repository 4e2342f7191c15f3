package id.blkhub.contract;

import id.blkhub.mapping.FormPath;
import id.blkhub.message.Violation;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The versions of each form: the releases by their number, and the working files as the newest
 * version. Working files that equal the last release count as that release.
 */
public final class Versions {
  static final Versions NONE = new Versions(Map.of(), Map.of());

  /** Alone, or as the last part of an address: {@code https://…/enrolment/2}. */
  private static final Pattern NAMED = Pattern.compile("(?:.*/)?v?([1-9]\\d{0,3})");

  private static final Pattern HOST = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");

  /** By form: where the files of each version lie. */
  private final Map<FormPath, NavigableMap<Integer, FormPath>> byForm;

  /** By form whose working files differ from the last release: that release. */
  private final Map<FormPath, FormPath> leftBehind;

  private Versions(
      Map<FormPath, NavigableMap<Integer, FormPath>> byForm, Map<FormPath, FormPath> leftBehind) {
    this.byForm = byForm;
    this.leftBehind = leftBehind;
  }

  /**
   * Which version is meant.
   *
   * @param version null where there is a problem
   * @param problem empty where there is none
   */
  public record Meant(@Nullable Integer version, Optional<Violation> problem) {}

  static Versions of(Path mappings, Contracts contracts) {
    Map<FormPath, NavigableMap<Integer, FormPath>> byForm = new HashMap<>();
    for (FormPath form : contracts.forms()) {
      NavigableMap<Integer, FormPath> versions =
          byForm.computeIfAbsent(form.as(0), working -> new TreeMap<>());
      if (form.released() > 0) {
        versions.put(form.released(), form);
      }
    }
    Map<FormPath, FormPath> leftBehind = new HashMap<>();
    Freeze freeze = new Freeze(mappings, contracts);
    byForm.forEach(
        (working, versions) -> {
          // what cannot be used is no release: that one goes on without it
          boolean usable = contracts.of(working).isPresent();
          if (usable && !versions.isEmpty() && same(freeze, working, versions.lastKey())) {
            versions.put(versions.lastKey(), working);
            return;
          }
          if (!versions.isEmpty()) {
            leftBehind.put(working, versions.lastEntry().getValue());
          }
          versions.put(freeze.last(working.partner()) + 1, working);
        });
    return new Versions(byForm, leftBehind);
  }

  /** Whether the files are the same; files that cannot be read are not. */
  private static boolean same(Freeze freeze, FormPath working, int release) {
    try {
      return freeze.same(working, release);
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The numbers, ascending; the last is that of the working files. Empty for no contract. */
  public List<Integer> of(FormPath working) {
    return List.copyOf(versions(working).keySet());
  }

  /**
   * The form in a version.
   *
   * @param version null for the newest
   * @return the place it would have, for a version that does not exist
   */
  public FormPath place(FormPath working, @Nullable Integer version) {
    return version == null ? working : versions(working).getOrDefault(version, working.as(version));
  }

  /** The last release, where the working files differ from it; else empty. */
  public Optional<FormPath> leftBehind(FormPath working) {
    return Optional.ofNullable(leftBehind.get(working));
  }

  /**
   * Decides which version a message has. An address without a digit outside of its host names no
   * version. One with a digit could mean a version and is refused where that version does not
   * exist.
   *
   * @param dataschema what its sender says; null where it says nothing
   * @param standing the version in its sender's profile; null for the newest
   */
  public Meant meant(FormPath working, @Nullable String dataschema, @Nullable Integer standing) {
    NavigableMap<Integer, FormPath> versions = versions(working);
    if (dataschema == null || namesNone(dataschema)) {
      boolean newest = standing == null && !versions.isEmpty();
      return new Meant(newest ? versions.lastKey() : standing, Optional.empty());
    }
    Matcher named = NAMED.matcher(dataschema.strip());
    Integer version = named.matches() ? Integer.valueOf(named.group(1)) : null;
    if (version == null || !versions.isEmpty() && !versions.containsKey(version)) {
      return new Meant(null, Optional.of(unknown(working, versions.keySet())));
    }
    return new Meant(version, Optional.empty());
  }

  private static boolean namesNone(String dataschema) {
    return !dataschema.isBlank()
        && !DIGIT.matcher(HOST.matcher(dataschema).replaceFirst("")).find();
  }

  private static Violation unknown(FormPath working, Set<Integer> there) {
    String numbers = there.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return ContractProblem.VERSION.at("/dataschema", working.kind(), numbers);
  }

  private NavigableMap<Integer, FormPath> versions(FormPath working) {
    return byForm.getOrDefault(working, Collections.emptyNavigableMap());
  }
}

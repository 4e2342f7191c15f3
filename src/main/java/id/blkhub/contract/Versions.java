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

/**
 * The versions of each form: those that were released, by their number, and the working files as
 * the newest. Working files that say what the last release says are that release.
 */
public final class Versions {
  static final Versions NONE = new Versions(Map.of(), Map.of());

  /** Alone, or as the last part of an address: {@code https://…/enrolment/2}. */
  private static final Pattern NAMED = Pattern.compile("(?:.*/)?v?([1-9]\\d{0,3})");

  private static final Pattern HOST = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");

  /** By the working files: where each version lies. */
  private final Map<FormPath, NavigableMap<Integer, FormPath>> byForm;

  /** By the working files that say something else than their last release. */
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
  public record Meant(Integer version, Optional<Violation> problem) {}

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

  /** What cannot be read is not the same. */
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
   * Where a version lies.
   *
   * @param version null for the newest
   * @return where it would lie, for one that is not there
   */
  public FormPath place(FormPath working, Integer version) {
    return version == null ? working : versions(working).getOrDefault(version, working.as(version));
  }

  /** The last release where the working files say something else; else empty. */
  public Optional<FormPath> leftBehind(FormPath working) {
    return Optional.ofNullable(leftBehind.get(working));
  }

  /**
   * Which version a message has. An address without a digit, but for those of its host, names none;
   * one with a digit might mean a version, and is refused where that is not one there is.
   *
   * @param dataschema what its sender says; null where it says nothing
   * @param standing the version in its sender's profile; null for the newest
   */
  public Meant meant(FormPath working, String dataschema, Integer standing) {
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
    return Violation.of(
        "/dataschema",
        Codes.VERSION,
        "dataschema harus berakhir dengan versi kontrak %s yang ada: %s."
            .formatted(working.kind(), numbers),
        "dataschema must end in a version of the contract %s that there is: %s."
            .formatted(working.kind(), numbers));
  }

  private NavigableMap<Integer, FormPath> versions(FormPath working) {
    return byForm.getOrDefault(working, Collections.emptyNavigableMap());
  }
}

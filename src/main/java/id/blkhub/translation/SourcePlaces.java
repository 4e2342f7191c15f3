package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contract;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of a sender's document that a part of its canonical form was made of, by trying:
 * a field belongs to it if the part is another one when the field is changed. That follows the
 * mapping through conditions, functions, tables and elements of arrays alike. Halves of the fields
 * are tried together, so that many fields cost few attempts.
 */
final class SourcePlaces {
  /** Attempts for one message. */
  private static final int MOST_ATTEMPTS = 600;

  /** Values of the document that the attempts for one message read, all together. */
  private static final int MOST_VALUES = 400_000;

  /** Processor time for one message; an attempt that has begun is not broken off. */
  private static final Duration LONGEST = Duration.ofMillis(500);

  /** What the hub remembers of a case stands beside the fields of a canonical form. */
  private static final String CONTEXT = "/context/";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** A part that was made of more fields than this is told as the object around them. */
  private static final int MOST_PLACES = 8;

  private final Mapping mapping;
  private final Contract contract;
  private final ObjectNode document;
  private final JsonNode canonical;
  private final Candidates candidates;
  private final List<JsonNode> codes;
  private final FoundPlaces before;
  private final long begun = THREADS.getCurrentThreadCpuTime();
  private int attempts;

  /**
   * @param contract of the document
   * @param canonical what the mapping made of the document
   * @param before what was found in earlier documents of this form
   */
  SourcePlaces(
      Mapping mapping,
      Contract contract,
      ObjectNode document,
      JsonNode canonical,
      FoundPlaces before) {
    this(mapping, contract, document, canonical, List.of(), before);
  }

  /**
   * @param codes which the mapping may look up, to be tried in the place of a value that it makes
   *     nothing of
   */
  SourcePlaces(
      Mapping mapping,
      Contract contract,
      ObjectNode document,
      JsonNode canonical,
      List<JsonNode> codes,
      FoundPlaces before) {
    this.codes = codes;
    this.before = before;
    this.mapping = mapping;
    this.contract = contract;
    this.document = document;
    this.canonical = canonical;
    this.candidates = new Candidates(contract, document);
  }

  /**
   * @param pointer of a part of the canonical form, which need not be there
   * @return the fields it was made of, or would be made of if they were there; of what was made of
   *     none the nearest place around; the whole document is the empty pointer
   */
  List<String> of(String pointer) {
    String part = pointer;
    while (!part.isEmpty()) {
      List<String> found = madeOf(part);
      if (!found.isEmpty()) {
        boolean around = !part.equals(pointer) || canonical.at(part).isContainerNode();
        return told(found, around);
      }
      part = part.substring(0, part.lastIndexOf('/'));
    }
    return List.of("");
  }

  /** How often the mapping was tried so far. */
  int attempts() {
    return attempts;
  }

  private List<String> madeOf(String part) {
    Set<String> likely = before.of(part);
    Set<String> found = new LinkedHashSet<>();
    searchApart(part, likely, candidates.there(), Candidates.CHANGES, found);
    if (found.isEmpty() && !codes.isEmpty()) {
      searchApart(part, likely, candidates.thereWith(codes), codes.size(), found);
    }
    if (found.isEmpty()) {
      searchApart(part, likely, candidates.missing(), Candidates.MOST_GUESSES, found);
    }
    if (found.isEmpty()) {
      searchApart(part, likely, candidates.thereWithGuesses(), Candidates.MOST_GUESSES, found);
    }
    if (!found.isEmpty()) {
      before.remember(part, found);
    }
    return List.copyOf(found);
  }

  /** Searches the likely ones and all others apart, so that most often neither is halved. */
  private void searchApart(
      String part, Set<String> likely, List<Candidate> among, int changes, Set<String> found) {
    List<Candidate> first =
        among.stream().filter(candidate -> likely.contains(candidate.told())).toList();
    if (first.isEmpty()) {
      search(part, among, changes, found);
    } else {
      search(part, first, changes, found);
      search(
          part,
          among.stream().filter(candidate -> !likely.contains(candidate.told())).toList(),
          changes,
          found);
    }
  }

  private void search(String part, List<Candidate> among, int changes, Set<String> found) {
    if (among.isEmpty() || !affect(part, among, changes)) {
      return;
    }
    if (among.size() > 1) {
      int half = among.size() / 2;
      search(part, among.subList(0, half), changes, found);
      search(part, among.subList(half, among.size()), changes, found);
    } else {
      found.add(among.get(0).told());
    }
  }

  /** Whether the part is another one when these are changed. */
  private boolean affect(String part, List<Candidate> together, int changes) {
    boolean failed = false;
    for (int change = 0; change < changes; change++) {
      JsonNode other = changed(together, change);
      if (other == null) {
        failed = true;
      } else if (!other.at(part).equals(canonical.at(part))) {
        return true;
      }
    }
    // what makes the mapping fail says nothing of the others, which are tried without it
    return failed && together.size() > 1 && !isOver();
  }

  /** Null where the mapping failed. */
  private @Nullable JsonNode changed(List<Candidate> together, int change) {
    if (isOver()) {
      return canonical;
    }
    attempts++;
    ObjectNode other = document.deepCopy();
    boolean any = false;
    for (Candidate candidate : together) {
      any |= candidate.change(other, change);
    }
    try {
      return any ? mapping.apply(other) : canonical;
    } catch (MappingFailed e) {
      return null;
    }
  }

  private boolean isOver() {
    return attempts >= MOST_ATTEMPTS
        || attempts * candidates.there().size() > MOST_VALUES
        || THREADS.getCurrentThreadCpuTime() - begun > LONGEST.toNanos();
  }

  private List<String> told(List<String> found, boolean around) {
    Set<String> told = new LinkedHashSet<>();
    String common = common(found);
    if (around || found.size() > MOST_PLACES) {
      told.add(common);
    } else {
      told.addAll(found);
    }
    return told.stream().map(this::known).distinct().toList();
  }

  /** A name the contract does not know may be a value in the place of a name. */
  private String known(String pointer) {
    String known = pointer;
    while (!known.isEmpty() && !contract.has(known) && !known.startsWith(CONTEXT)) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return known;
  }

  /** The place around all of them. */
  private static String common(List<String> pointers) {
    List<String> common = new ArrayList<>(List.of(pointers.get(0).split("/", -1)));
    for (String pointer : pointers) {
      String[] segments = pointer.split("/", -1);
      int same = 0;
      while (same < Math.min(common.size(), segments.length)
          && common.get(same).equals(segments[same])) {
        same++;
      }
      common.subList(same, common.size()).clear();
    }
    return String.join("/", common);
  }
}

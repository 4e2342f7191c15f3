package id.blkhub.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds places by the names people write: "Kab. Lombok Barat", "Kota Makassar", "D.I. Yogyakarta",
 * "Singosari, Kabupaten Malang". Capitals, punctuation and spaces do not count. A word before the
 * name says what the place is; without one the largest place of that name is meant, since it
 * contains the others or is the better known. A name that a kabupaten and a kota share names both.
 */
final class RegionNames {
  static final String REGIONS = "regions";
  static final String DISTRICTS = "districts";

  /** What a place can be, the largest first. */
  private enum Level {
    PROVINCE,
    REGENCY,
    CITY,
    DISTRICT;

    static Level of(String code) {
      return switch (code.length()) {
        case 2 -> PROVINCE;
        case 5 -> code.charAt(3) < '7' ? REGENCY : CITY;
        default -> DISTRICT;
      };
    }
  }

  /** Places of one rank share their names: among them none is larger. */
  private static final List<Set<Level>> RANKS =
      List.of(Set.of(Level.PROVINCE), Set.of(Level.REGENCY, Level.CITY), Set.of(Level.DISTRICT));

  private static final Map<String, Level> PREFIXES =
      Map.ofEntries(
          Map.entry("provinsi", Level.PROVINCE),
          Map.entry("propinsi", Level.PROVINCE),
          Map.entry("prov", Level.PROVINCE),
          Map.entry("prop", Level.PROVINCE),
          Map.entry("kabupaten", Level.REGENCY),
          Map.entry("kab", Level.REGENCY),
          Map.entry("kota", Level.CITY),
          Map.entry("kotamadya", Level.CITY),
          Map.entry("kotamadia", Level.CITY),
          Map.entry("kodya", Level.CITY),
          Map.entry("kecamatan", Level.DISTRICT),
          Map.entry("kec", Level.DISTRICT),
          Map.entry("distrik", Level.DISTRICT));

  /** Jakarta's parts are administrative: many leave the word out. */
  private static final Set<String> ADMINISTRATIVE = Set.of("administrasi", "administratif", "adm");

  /** What stands between a place and the one it lies in. */
  private static final Pattern BETWEEN_PARTS =
      Pattern.compile(
          ",|\\s[-\u2013]\\s"
              + "|\\s(?=\\(?(?:kecamatan|kec|kabupaten|kab|provinsi|propinsi|prov|prop)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** No place has a longer name. */
  private static final int LONGEST = 200;

  private static final String ISLANDS = "kepulauan";
  private static final String AND = "dan";

  private final Map<Level, Map<String, List<String>>> codes = new EnumMap<>(Level.class);

  /** Names that count only behind the word they were written with: "Kabupaten Pontianak". */
  private final Map<Level, Map<String, List<String>>> whole = new EnumMap<>(Level.class);

  private RegionNames() {}

  static RegionNames of(ReferenceTables tables) {
    RegionNames names = new RegionNames();
    for (String code : tables.codes(REGIONS)) {
      tables.value(REGIONS, code, "name").ifPresent(name -> names.add(name, code, names.codes));
      tables.value(REGIONS, code, "aliases").stream()
          .flatMap(aliases -> Stream.of(aliases.split("\\|")))
          .forEach(alias -> names.add(alias, code, names.whole));
    }
    for (String code : tables.codes(DISTRICTS)) {
      tables.value(DISTRICTS, code, "label").ifPresent(name -> names.add(name, code, names.codes));
    }
    return names;
  }

  /**
   * @param withWord where it goes if it begins with the word that says what it is
   */
  private void add(String name, String code, Map<Level, Map<String, List<String>>> withWord) {
    Level level = Level.of(code);
    List<String> words = words(name);
    Level said = words.isEmpty() ? null : PREFIXES.get(words.get(0));
    boolean worded = said == level && level != Level.DISTRICT;
    String key = key(worded ? rest(words) : words);
    List<String> known =
        (worded ? withWord : codes)
            .computeIfAbsent(level, of -> new HashMap<>())
            .computeIfAbsent(key, of -> new ArrayList<>(1));
    if (!known.contains(code)) {
      known.add(code);
    }
  }

  /**
   * The codes a name can stand for: one where it is clear, none where it is unknown.
   *
   * @param text parts of a place may follow it, each behind a comma or a dash, or beginning with
   *     the word that says what it is; the larger one last, or all of them the other way round
   */
  List<String> find(String text) {
    if (text.length() > LONGEST) {
      return List.of();
    }
    List<String> parts =
        Stream.of(BETWEEN_PARTS.split(PlainValues.text(text)))
            .filter(part -> !words(part).isEmpty())
            .toList();
    List<String> found = firstOf(parts);
    if (!found.isEmpty() || parts.size() < 2) {
      return found;
    }
    List<String> reversed = new ArrayList<>(parts);
    Collections.reverse(reversed);
    return firstOf(reversed);
  }

  /**
   * @param parts each lies in the one behind it
   */
  private List<String> firstOf(List<String> parts) {
    List<String> containers = null;
    for (int at = parts.size() - 1; at >= 0; at--) {
      containers = in(parts.get(at), containers);
      if (containers.isEmpty()) {
        return containers;
      }
    }
    return containers == null ? List.of() : containers;
  }

  /**
   * @param containers where it must lie; null for anywhere
   */
  private List<String> in(String name, @Nullable Collection<String> containers) {
    List<String> words = words(name);
    if (words.isEmpty()) {
      return List.of();
    }
    Level said = PREFIXES.get(words.get(0));
    if (said != null && words.size() == 1 && containers == null) {
      return List.of(); // the word alone names no place, though a district is called "Kota"
    }
    if (said != null && words.size() > 1) {
      String key = key(rest(words));
      List<String> found =
          Stream.concat(
                  in(codes, Set.of(said), key, containers),
                  in(whole, Set.of(said), key, containers))
              .distinct()
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    // "Kota Agung" is a district, "Kota Baru" a regency
    String key = key(words);
    return RANKS.stream()
        .map(rank -> in(codes, rank, key, containers).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static Stream<String> in(
      Map<Level, Map<String, List<String>>> names,
      Set<Level> levels,
      String key,
      @Nullable Collection<String> containers) {
    return levels.stream()
        .sorted()
        .flatMap(level -> names.getOrDefault(level, Map.of()).getOrDefault(key, List.of()).stream())
        .filter(code -> containers == null || containers.stream().anyMatch(code::startsWith));
  }

  /** The words of a name without the one that says what the place is. */
  static String bare(String text) {
    List<String> words = words(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    boolean said = words.size() > 1 && PREFIXES.containsKey(words.get(0));
    return String.join(" ", said ? rest(words) : words);
  }

  private static List<String> words(String text) {
    String plain = PlainValues.text(text).toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
  }

  /** What follows the word that says what the place is. */
  private static List<String> rest(List<String> words) {
    boolean administrative = words.size() > 2 && ADMINISTRATIVE.contains(words.get(1));
    return words.subList(administrative ? 2 : 1, words.size());
  }

  private static String key(List<String> words) {
    StringBuilder key = new StringBuilder();
    for (String word : words) {
      if (!word.equals(AND)) {
        key.append(word.equals("kep") ? ISLANDS : word);
      }
    }
    return key.toString();
  }
}

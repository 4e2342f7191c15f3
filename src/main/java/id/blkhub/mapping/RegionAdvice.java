package id.blkhub.mapping;

import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sender can write instead of a place the hub does not know, or not for sure. */
public final class RegionAdvice {
  private static final int MOST = 4;
  private static final Text NONE = new Text("", "");

  private RegionAdvice() {}

  /**
   * A tail for a sentence, with a semicolon before it: the places of that name where it has
   * several, else the nearest name, else nothing.
   */
  public static Text of(String text, ReferenceTables tables) {
    List<String> several = tables.regionNames().find(text.strip());
    return several.isEmpty() ? nearest(text, tables) : candidates(several, tables);
  }

  private static Text candidates(List<String> codes, ReferenceTables tables) {
    String more = codes.size() > MOST ? ", …" : "";
    List<String> named =
        codes.stream().limit(MOST).map(code -> named(code, tables) + " (" + code + ')').toList();
    return new Text(
        "; yang mana: " + String.join(", ", named) + more + "?",
        "; which one: " + String.join(", ", named) + more + "?");
  }

  private static String named(String code, ReferenceTables tables) {
    return tables
        .value(RegionNames.REGIONS, code, "name")
        .orElseGet(
            () ->
                Stream.of(
                        tables.value(RegionNames.DISTRICTS, code, "label"),
                        tables.value(RegionNames.REGIONS, code.substring(0, 5), "name"))
                    .flatMap(name -> name.stream())
                    .collect(Collectors.joining(", ")));
  }

  private static Text nearest(String text, ReferenceTables tables) {
    String written = RegionNames.bare(text);
    List<String> names = tables.names(RegionNames.REGIONS);
    Text suggestion = Suggestion.of(written, names.stream().map(RegionNames::bare).toList());
    if (!suggestion.en().isEmpty() || written.length() < MOST) {
      return suggestion;
    }
    List<String> longer =
        names.stream()
            .filter(name -> RegionNames.bare(name).startsWith(written))
            .limit(MOST)
            .toList();
    if (longer.isEmpty()) {
      return NONE;
    }
    String listed = String.join(", ", longer);
    return new Text("; yang mirip: " + listed, "; similar: " + listed);
  }
}

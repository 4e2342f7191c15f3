package id.blkhub.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contract;
import id.blkhub.mapping.Mapping;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.message.Violation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the sender of a message why a delivery of it is parked: at the fields of its own form from
 * which the hub made what the receiver's contract refuses, else with the field of the canonical
 * form. Both mappings are followed by trying, the receiver's with the delivery, the sender's with
 * an empty document, because what was sent is not at hand when it is delivered.
 */
public final class ParkedWords {
  /** Violations that are followed; one mistake may break many places of a form. */
  private static final int MOST_FOLLOWED = 4;

  private static final String CONTEXT = "/context/";
  private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");
  private static final Pattern REFUSED = Pattern.compile("contract refuses (/[^ ,]*)");

  private final SourcePlaces canonical;
  private final Optional<SourcePlaces> sent;

  /** By field of the canonical form: one field may be in many places of the receiver's. */
  private final Map<String, List<String>> known = new HashMap<>();

  /**
   * @param canonical finds parts of the canonical form
   * @param sent finds fields of the sender's form; empty where its files are missing or fail
   */
  private ParkedWords(SourcePlaces canonical, Optional<SourcePlaces> sent) {
    this.canonical = canonical;
    this.sent = sent;
  }

  static ParkedWords of(SourcePlaces canonical, Optional<Mapping> incoming, Optional<Contract> of) {
    return new ParkedWords(
        canonical,
        incoming.flatMap(mapping -> of.flatMap(contract -> withNothing(mapping, contract))));
  }

  private static Optional<SourcePlaces> withNothing(Mapping mapping, Contract contract) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    try {
      JsonNode made = mapping.apply(nothing);
      return Optional.of(new SourcePlaces(mapping, contract, nothing, made, new FoundPlaces()));
    } catch (MappingFailed e) {
      return Optional.empty();
    }
  }

  /**
   * @param found what is wrong, at places of the receiver's form
   */
  List<Violation> of(List<Violation> found) {
    Set<Violation> told = new LinkedHashSet<>();
    int followed = 0;
    for (Violation violation : found) {
      if (followed++ < MOST_FOLLOWED) {
        canonical.of(violation.path()).forEach(place -> tell(place, violation, told));
      } else {
        told.add(madeOfNothing(violation));
      }
    }
    return List.copyOf(told);
  }

  private void tell(String place, Violation violation, Set<Violation> told) {
    if (place.isEmpty()) {
      told.add(madeOfNothing(violation));
      return;
    }
    List<String> fields = known.computeIfAbsent(place, this::fields);
    if (fields.isEmpty()) {
      told.add(madeOfCanonical(violation, place));
    }
    fields.forEach(field -> told.add(madeOf(violation, field)));
  }

  /** Elements of arrays are not told apart: how many were sent is not known. */
  private List<String> fields(String place) {
    if (sent.isEmpty() || place.startsWith(CONTEXT)) {
      return List.of();
    }
    return sent.get().of(INDEX.matcher(place).replaceAll("/0")).stream()
        .filter(field -> !field.isEmpty())
        .toList();
  }

  private static Violation madeOf(Violation violation, String field) {
    return Violation.of(
        field,
        violation.code(),
        "Kontrak penerima menolak %s, yang dibuat hub dari isian ini. Bila isian ini keliru, kirim"
                .formatted(shown(violation))
            + " koreksi; bila benar, operator hub menanganinya.",
        "The receiver's contract refuses %s, which the hub makes of this field. If the field is"
                .formatted(shown(violation))
            + " wrong, send a correction; if it is right, an operator of the hub sees to it.");
  }

  private static Violation madeOfCanonical(Violation violation, String place) {
    return Violation.of(
        "",
        violation.code(),
        "Kontrak penerima menolak %s, yang dibuat hub dari %s dalam bentuk kanonisnya dan bukan dari"
                .formatted(shown(violation), place)
            + " isian pesan Anda. Operator hub menanganinya.",
        "The receiver's contract refuses %s, which the hub makes of %s of its canonical form and of"
                .formatted(shown(violation), place)
            + " no field of your message. An operator of the hub sees to it.");
  }

  /** A part that the hub's own file writes. */
  static Violation madeOfNothing(Violation violation) {
    return Violation.of(
        "",
        violation.code(),
        "Kontrak penerima menolak %s, yang ditulis hub sendiri. Operator hub menanganinya."
            .formatted(shown(violation)),
        "The receiver's contract refuses %s, which the hub itself writes. An operator of the hub"
                .formatted(shown(violation))
            + " sees to it.");
  }

  /** A value of the receiver's form may come from somebody else, so only its place is named. */
  private static String shown(Violation violation) {
    return violation.path().isEmpty() ? "/" : violation.path();
  }

  /**
   * The place of the receiver's form that such a sentence is about; empty for any other sentence.
   *
   * @param english as {@link #of} wrote it
   */
  public static Optional<String> refused(String english) {
    return Optional.of(REFUSED.matcher(english)).filter(Matcher::find).map(found -> found.group(1));
  }
}

package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.ClaimedPerson;
import id.blkhub.message.PersonTrait;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Where a kind says who its person is: the fields marked {@code x-subject} in its schema. */
record PersonPointers(Map<PersonTrait, List<JsonPointer>> pointers) {
  static PersonPointers of(SchemaTree tree) {
    Map<PersonTrait, List<JsonPointer>> found = new EnumMap<>(PersonTrait.class);
    for (PersonTrait trait : PersonTrait.values()) {
      found.put(trait, tree.pointers(trait).stream().map(JsonPointer::compile).toList());
    }
    return new PersonPointers(found);
  }

  /** As written; empty where the document does not say it. */
  Optional<String> value(PersonTrait trait, JsonNode canonical) {
    return at(trait, canonical).map(pointer -> canonical.at(pointer).textValue());
  }

  /**
   * @param hash makes a keyed hash of a value for a purpose
   * @return empty where the document says nothing of who the person is
   */
  Optional<ClaimedPerson> person(JsonNode canonical, BiFunction<String, String, String> hash) {
    Map<PersonTrait, ClaimedPerson.HashedTrait> traits = new EnumMap<>(PersonTrait.class);
    for (PersonTrait trait : PersonTrait.values()) {
      at(trait, canonical)
          .ifPresent(
              pointer -> {
                String value = plain(canonical.at(pointer).textValue());
                traits.put(
                    trait,
                    new ClaimedPerson.HashedTrait(
                        hash.apply(trait.purpose(), value), pointer.toString()));
              });
    }
    return traits.isEmpty() ? Optional.empty() : Optional.of(new ClaimedPerson(traits));
  }

  private Optional<JsonPointer> at(PersonTrait trait, JsonNode canonical) {
    return pointers.getOrDefault(trait, List.of()).stream()
        .filter(pointer -> canonical.at(pointer).isTextual())
        .findFirst();
  }

  /** One form for what people write as one: composed characters, single blanks, no capitals. */
  private static String plain(String value) {
    String composed = Normalizer.normalize(value, Normalizer.Form.NFC);
    // upper case first: some small letters share one capital
    String small = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return small.replaceAll("[\\s\\p{Z}]+", " ").strip();
  }
}

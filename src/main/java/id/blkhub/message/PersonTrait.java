package id.blkhub.message;

import java.util.Optional;
import java.util.stream.Stream;

/** What tells one person from another, as {@code x-subject} of a canonical schema names it. */
public enum PersonTrait {
  NIK("true", "nik"),
  NAME("name", "person-name"),
  BIRTH_DATE("birth-date", "birth-date"),
  /** The NIK the person had before the registry corrected it. */
  EARLIER_NIK("earlier-nik", "nik");

  private final String annotation;
  private final String purpose;

  PersonTrait(String annotation, String purpose) {
    this.annotation = annotation;
    this.purpose = purpose;
  }

  /** The trait of that annotation; empty where there is none. */
  public static Optional<PersonTrait> of(String annotation) {
    return Stream.of(values()).filter(trait -> trait.annotation.equals(annotation)).findFirst();
  }

  /** Keeps keyed hashes of different traits apart; a NIK is a NIK whenever it was given. */
  public String purpose() {
    return purpose;
  }
}

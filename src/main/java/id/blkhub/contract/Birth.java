package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.mapping.CalendarDate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When somebody was born, and the day whose age counts. Pointers count from the object a rule
 * stands in; those that are not written are empty.
 *
 * @param today the day that counts where {@code on} names none, in the hub's zone
 * @param nik says the birth date where the field for it is missing
 */
record Birth(Today today, JsonPointer date, JsonPointer nik, JsonPointer on) {
  LocalDate day(JsonNode object) {
    return read(object, on).orElseGet(today::day);
  }

  /** As written; empty where it is missing or no date. */
  Optional<LocalDate> given(JsonNode object) {
    return read(object, date);
  }

  /** Also by the NIK; empty where neither says it. */
  Optional<LocalDate> known(JsonNode object) {
    String text = nik.matches() ? "" : object.at(nik).asText();
    return given(object)
        .or(() -> Nik.isValid(text) ? Nik.of(text).latestBirth(today.day()) : Optional.empty());
  }

  private static Optional<LocalDate> read(JsonNode object, JsonPointer at) {
    return at.matches()
        ? Optional.empty()
        : CalendarDate.parse(object.at(at).asText(), "yyyy-MM-dd");
  }
}

package id.blkhub.newpartner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How what a partner gets is written. */
public enum DraftFormat {
  JSON,
  CSV,
  XLSX,
  FORM,
  MULTIPART,
  XML;

  private static final List<DraftFormat> OF_FILES = List.of(JSON, CSV, XLSX);
  private static final List<DraftFormat> OF_CALLS = List.of(JSON, FORM, MULTIPART, XML);

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The formats a way out can write; none where it writes the canonical JSON of queues. */
  static List<DraftFormat> of(DraftTransport out) {
    if (out == DraftTransport.HTTP) {
      return OF_CALLS;
    }
    return out.writesFiles() ? OF_FILES : List.of();
  }

  static List<String> words(List<DraftFormat> formats) {
    return formats.stream().map(DraftFormat::word).toList();
  }

  static List<String> words() {
    return words(Arrays.asList(values()));
  }

  /** Whether it has rows of columns. */
  boolean isSheet() {
    return this == CSV || this == XLSX;
  }

  /** Whether it has no objects within objects. */
  boolean isFlat() {
    return isSheet() || this == FORM;
  }
}

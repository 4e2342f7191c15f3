package id.blkhub.lint;

import id.blkhub.partner.PartnerProfile.Field;
import id.blkhub.partner.PartnerProfile.Reception;
import java.util.List;

/** What an agreement lets a partner see. */
record Grants(List<Field> fields) {
  static Grants of(Reception reception) {
    return new Grants(reception.agreement().fields());
  }

  /** Whether the field is granted, lies within one that is, or holds one that is. */
  boolean touches(String pointer) {
    return fields.stream()
        .map(Field::pointer)
        .anyMatch(
            granted ->
                granted.equals(pointer)
                    || pointer.startsWith(granted + "/")
                    || granted.startsWith(pointer + "/"));
  }

  /** Whether the field is shown masked. */
  boolean masks(String pointer) {
    return fields.stream()
        .filter(Field::mask)
        .map(Field::pointer)
        .anyMatch(masked -> pointer.equals(masked) || pointer.startsWith(masked + "/"));
  }
}

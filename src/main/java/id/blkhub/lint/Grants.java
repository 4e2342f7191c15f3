package id.blkhub.lint;

import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.Reception;
import java.util.List;

/** What an agreement lets a partner see. */
record Grants(List<GrantedField> fields) {
  static Grants of(Reception reception) {
    return new Grants(reception.agreement().fields());
  }

  /** Whether the field is granted, lies within one that is, or holds one that is. */
  boolean touches(String pointer) {
    return fields.stream()
        .map(GrantedField::pointer)
        .anyMatch(
            granted ->
                granted.equals(pointer)
                    || pointer.startsWith(granted + "/")
                    || granted.startsWith(pointer + "/"));
  }

  /** Whether the field is shown masked. */
  boolean masks(String pointer) {
    return fields.stream()
        .filter(GrantedField::mask)
        .map(GrantedField::pointer)
        .anyMatch(masked -> pointer.equals(masked) || pointer.startsWith(masked + "/"));
  }
}

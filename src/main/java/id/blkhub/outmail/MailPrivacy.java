package id.blkhub.outmail;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contract.Privacy;
import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.Reception;
import java.util.List;

/**
 * Keeps personal data out of mails. A mail lies in clear on servers that are nobody's in the
 * agreement, and goes where its receiver forwards it.
 */
public final class MailPrivacy {
  private static final String CONTEXT = "/context";

  private MailPrivacy() {}

  /**
   * What the agreement grants that must not go by mail: fields that are personal or hold such a
   * field, masked or not, and the facts of a case. Of a kind that belongs to a person's case it is
   * every field.
   */
  public static List<String> refused(CanonicalKind kind, Reception reception) {
    boolean ofPerson = kind.role().isPresent();
    return reception.agreement().fields().stream()
        .map(GrantedField::pointer)
        .filter(pointer -> ofPerson || isPersonal(kind.contract(), pointer))
        .toList();
  }

  private static boolean isPersonal(Contract contract, String pointer) {
    boolean fact = pointer.equals(CONTEXT) || pointer.startsWith(CONTEXT + '/');
    if (fact || pointer.isEmpty()) {
      return true;
    }
    Privacy privacy = contract.privacy(pointer);
    return privacy == Privacy.PERSONAL
        || privacy == Privacy.SPECIFIC
        || contract.personalFields().stream()
            .map(field -> field.replace("/*", ""))
            .anyMatch(field -> field.startsWith(pointer.replace("/*", "") + '/'));
  }
}

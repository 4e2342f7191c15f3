package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a partner before it has files.
 *
 * @param sends samples of what it sends, by kind
 * @param receives the kinds it is to get
 * @param terms under what it gets them; null where it gets none
 */
public record PartnerDraftOptions(
    String id, Text name, Map<String, List<Sample>> sends, Set<String> receives, Terms terms) {

  /**
   * A message in the partner's own form.
   *
   * @param name of the case pair it becomes
   * @param text as it was written
   */
  public record Sample(String name, ObjectNode document, String text) {}

  /**
   * An agreement, in the words of partner.yaml.
   *
   * @param fields what the partner may see, JSON Pointers, those with {@code :mask} behind masked;
   *     none means the required fields that say nothing of a person
   */
  public record Terms(
      String reference, String basis, String purpose, String validUntil, List<String> fields) {}
}

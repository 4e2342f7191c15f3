package id.blkhub.newpartner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import java.util.List;
import java.util.Optional;

/**
 * What follows from samples of a kind that a partner sends.
 *
 * @param recordId what names a record of a list, a JSON Pointer
 */
record DraftIncoming(ObjectNode contract, String mapping, String recordId) {
  private static final String UNKNOWN = "/id";

  static DraftIncoming of(
      Contracts contracts,
      String kind,
      String sender,
      NameMatcher nameMatcher,
      List<Sample> samples) {
    CanonicalForm canonical = new CanonicalForm(contracts, kind);
    SampleForm form =
        new SampleForm(samples.stream().map(sample -> (JsonNode) sample.document()).toList());
    IncomingMapping mapping = new IncomingMapping(canonical, nameMatcher, form);
    String title = canonical.title() + ", as sent by " + sender;
    return new DraftIncoming(
        SampleContract.of(title, canonical, mapping, nameMatcher, form),
        mapping.text(),
        recordId(canonical, mapping, form).orElse(UNKNOWN));
  }

  /** A field of that name, or the one that becomes the business key; nothing of a person. */
  private static Optional<String> recordId(
      CanonicalForm canonical, IncomingMapping mapping, SampleForm form) {
    if (form.names().contains(UNKNOWN.substring(1))) {
      return Optional.empty();
    }
    String key = canonical.root().path("x-business-key").path(0).asText();
    return form.leaves().stream()
        .filter(leaf -> mapping.madeOf(leaf.path()).filter(key::equals).isPresent())
        .filter(leaf -> canonical.personal(key).isEmpty())
        .map(leaf -> "/" + String.join("/", leaf.path()))
        .findFirst();
  }
}

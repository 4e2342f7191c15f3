package id.blkhub.cli;

import id.blkhub.message.Text;
import id.blkhub.newpartner.DraftWays;
import id.blkhub.newpartner.NewPartner;
import id.blkhub.newpartner.PartnerDraftOptions;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;

/** All that says what files of a partner are drafted from. */
final class DraftArguments {
  @Mixin private MessageOptions messages = new MessageOptions();
  @Mixin private WayOptions ways = new WayOptions();
  @Mixin private AgreementOptions agreement = new AgreementOptions();

  /** What options and answers say of a partner. */
  PartnerDraftOptions read(NewPartner newPartner, String id, Text name, Questions questions) {
    ways.check();
    Map<String, List<Sample>> sent = messages.sent(newPartner, ways.records(), questions);
    Set<String> received = messages.received(newPartner, questions);
    if (sent.isEmpty() && received.isEmpty()) {
      throw new Misuse(CommandProblem.NEITHER_SENDS_NOR_RECEIVES);
    }
    DraftWays found = ways.ways(!sent.isEmpty(), !received.isEmpty());
    return new PartnerDraftOptions(
        id, name, sent, received, agreement.terms(newPartner, received, questions), found);
  }
}

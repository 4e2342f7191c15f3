package id.blkhub.api;

import id.blkhub.contract.Contracts;
import id.blkhub.message.HubAddress;
import id.blkhub.message.PartnerId;
import id.blkhub.pack.PartnerPack;
import id.blkhub.partner.Partners;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The pack of each partner. Files are read once: a hub runs what it read at its start. */
@Component
final class PartnerPacks {
  private final ObjectProvider<Contracts> contracts;
  private final Partners partners;
  private final Path routes;
  private final Path mappings;
  private final HubAddress address;
  private final Map<PartnerId, PartnerPack> packs = new ConcurrentHashMap<>();

  PartnerPacks(
      ObjectProvider<Contracts> contracts,
      Partners partners,
      @Value("${hub.routes}") Path routes,
      @Value("${hub.mappings}") Path mappings,
      @Value("${hub.public-url}") HubAddress address) {
    this.contracts = contracts;
    this.partners = partners;
    this.routes = routes;
    this.mappings = mappings;
    this.address = address;
  }

  /**
   * @throws ProblemException 404 where the partner has no profile
   */
  PartnerPack of(PartnerId partner) {
    return packs.computeIfAbsent(
        partner,
        id ->
            partners
                .find(id.value())
                .map(
                    profile ->
                        PartnerPack.of(routes, mappings, contracts.getObject(), profile, address))
                .orElseThrow(() -> ProblemException.of(HttpRule.NO_SUCH_CONTRACT)));
  }
}

package id.blkhub.outmail;

import id.blkhub.contract.Contracts;
import id.blkhub.exchange.SendLedger;
import id.blkhub.mail.MailServers;
import id.blkhub.partner.Partners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@code partner-mail-out:} known to Camel, which finds components by the bean's name. */
@Configuration(proxyBeanMethods = false)
class OutMailConfiguration {
  @Bean("partner-mail-out")
  PartnerMailOutComponent partnerMailOut(
      SendLedger ledger, MailServers servers, Partners partners, Contracts contracts) {
    return new PartnerMailOutComponent(ledger, servers, new OpenReceptions(partners, contracts));
  }
}

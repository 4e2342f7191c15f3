package id.blkhub.outfile;

import id.blkhub.exchange.SendLedger;
import id.blkhub.sftp.SftpClients;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@code partner-file:} known to Camel, which finds components by the name of the bean. */
@Configuration(proxyBeanMethods = false)
class OutFileConfiguration {
  @Bean("partner-file")
  PartnerFileComponent partnerFile(
      SendLedger ledger, @Value("${hub.files}") Path files, SftpClients servers) {
    return new PartnerFileComponent(ledger, files, servers);
  }
}

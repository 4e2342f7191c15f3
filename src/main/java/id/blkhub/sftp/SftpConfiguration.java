package id.blkhub.sftp;

import id.blkhub.sftp.SshLogin.SshSettings;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes what visits the SFTP servers of partners. */
@Configuration(proxyBeanMethods = false)
class SftpConfiguration {
  @Bean
  SftpClients sftpClients(Environment environment) {
    return new SftpClients(name -> login(name, Binder.get(environment)));
  }

  private static SshLogin login(String name, Binder settings) {
    String prefix = "hub.logins." + name;
    return SshLogin.of(
        name,
        settings.bind(prefix, Bindable.of(SshSettings.class)).orElse(null),
        settings
            .bind(prefix, Bindable.mapOf(String.class, String.class))
            .orElse(Map.of())
            .keySet());
  }
}

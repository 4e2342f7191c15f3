package id.blkhub.mail;

import id.blkhub.tls.Certificates;
import java.util.Map;
import org.springframework.mock.env.MockEnvironment;

/** Settings of mail servers on this machine, for tests of what uses them. */
public final class TestMailServers {
  private TestMailServers() {}

  /**
   * @param security of the setting
   */
  public static MailServers toSend(String name, int port, String security) throws Exception {
    return new MailServers(
        Map.of(
            name,
            new MailboxSettings(
                "127.0.0.1", port, "hub", "hub", security, null, "hub@hub.example")),
        Certificates.of(new MockEnvironment()));
  }
}

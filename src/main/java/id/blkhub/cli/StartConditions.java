package id.blkhub.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * What must be true before the hub opens a port: secrets are set, the folders are there, and the
 * data are not those of a sandbox, whose passwords everybody knows.
 */
public final class StartConditions
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  /** A sandbox leaves this file in its data folder. */
  public static final String SANDBOX_MARK = "SANDBOX";

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    List<String> missing = check(event.getEnvironment());
    if (!missing.isEmpty()) {
      throw new NotReady(missing);
    }
  }

  private static List<String> check(Environment environment) {
    List<String> missing = new ArrayList<>();
    if (environment.getProperty("hub.master-key", "").isBlank()) {
      missing.add(
          "hub.master-key (HUB_MASTER_KEY) is not set: base64 of 32 random bytes, for example from"
              + " `openssl rand -base64 32`. Keep it safe: without it nothing stored can be read.");
    }
    if (!hasAccounts(environment)) {
      missing.add(
          "hub.accounts is empty: for each partner the SHA-256 of its secret, for example"
              + " HUB_ACCOUNTS_BLK=$(printf %s \"$SECRET\" | sha256sum | cut -d' ' -f1).");
    }
    for (String name : List.of("hub.routes", "hub.mappings")) {
      Path folder = Path.of(environment.getProperty(name, ""));
      if (!Files.isDirectory(folder)) {
        missing.add(
            name
                + " is no folder: "
                + folder.toAbsolutePath().normalize()
                + ". Start the hub where routes/ and mappings/ are, or set HUB_HOME.");
      }
    }
    Path data = Path.of(environment.getProperty("hub.data", "data"));
    if (Files.exists(data.resolve(SANDBOX_MARK))) {
      missing.add(
          "hub.data is the folder of a sandbox: "
              + data.toAbsolutePath().normalize()
              + ". Its secrets are public; give the hub a folder of its own.");
    }
    return missing;
  }

  private static boolean hasAccounts(Environment environment) {
    try {
      return Binder.get(environment)
          .bind("hub.accounts", Bindable.mapOf(String.class, Object.class))
          .map(accounts -> !accounts.isEmpty())
          .orElse(false);
    } catch (org.springframework.boot.context.properties.bind.BindException e) {
      // an empty section is written as an empty text
      return false;
    }
  }

  /** The hub was not started; nothing was opened or written. */
  public static final class NotReady extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReady(List<String> missing) {
      super(
          "Hub tidak dijalankan / the hub was not started:\n  - "
              + String.join("\n  - ", missing)
              + "\nTo try it without any of this: mvn spring-boot:test-run");
    }
  }
}

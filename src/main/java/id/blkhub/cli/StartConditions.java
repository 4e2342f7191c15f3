package id.blkhub.cli;

import id.blkhub.files.FileTree;
import id.blkhub.seal.KeyRing;
import id.blkhub.seal.MasterKeyUnusable;
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
 * Checks the settings before the hub opens a port: secrets are set, the folders exist, and the data
 * folder is not that of a sandbox, whose passwords everybody knows.
 */
public final class StartConditions
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  /** A sandbox leaves this file in its data folder. */
  public static final String SANDBOX_MARK = "SANDBOX";

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    List<String> problems = new SettingsCheck(event.getEnvironment()).problems();
    if (problems.isEmpty()) {
      problems = check(event.getEnvironment());
    }
    if (!problems.isEmpty()) {
      throw new NotReady(problems);
    }
  }

  private static List<String> check(Environment environment) {
    List<String> missing = new ArrayList<>();
    try {
      KeyRing.requireMasterKey(environment.getProperty("hub.master-key", ""));
    } catch (MasterKeyUnusable e) {
      missing.add(e.getMessage());
    }
    if (!hasAccounts(environment)) {
      missing.add(StartRule.NO_ACCOUNTS.said());
    }
    for (String name : List.of("hub.routes", "hub.mappings")) {
      Path folder = Path.of(environment.getProperty(name, "")).toAbsolutePath().normalize();
      if (!Files.isDirectory(folder)) {
        missing.add(StartRule.NO_FOLDER.said(name, folder, FileTree.noFolder(folder)));
      }
    }
    Path data = Path.of(environment.getProperty("hub.data", "data"));
    if (Files.exists(data.resolve(SANDBOX_MARK))) {
      missing.add(StartRule.SANDBOX_DATA.said(data.toAbsolutePath().normalize()));
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
          "Hub tidak dijalankan / the hub was not started:\n  - " + String.join("\n  - ", missing));
    }
  }
}

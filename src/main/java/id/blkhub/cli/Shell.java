package id.blkhub.cli;

import id.blkhub.setting.SettingDefaults;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * What a command has of the place it is called from.
 *
 * @param settings the hub's settings as it would find them when it starts there
 * @param terminal gives the answer to a question, null at the end of input; null where nobody is
 *     there to ask
 */
record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Supplier<Environment> settings,
    @Nullable UnaryOperator<@Nullable String> terminal) {
  /** The shell this process was started from. */
  static Shell ofProcess() {
    Console console = System.console();
    return new Shell(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        Shell::settingsHere,
        console == null ? null : question -> console.readLine("%s: ", question));
  }

  private static Environment settingsHere() {
    StandardEnvironment environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    SettingDefaults.addTo(environment);
    return environment;
  }
}

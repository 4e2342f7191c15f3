package id.blkhub.foreign;

import id.blkhub.support.ForeignClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts the programs of src/test/clients. */
final class Scripts {
  private static final Path CLIENTS = Path.of("src/test/clients");

  /** Where the programs in JavaScript lie beside the packages they need. */
  private static final Path NODE = Path.of("target/foreign-clients");

  private Scripts() {}

  static Program python(String script, String module, String install, String... arguments) {
    return new Script(command(ForeignClients.python(module, install), script, arguments), CLIENTS);
  }

  static Program perl(String script, String module, String install) {
    ForeignClients.need(
        List.of("perl", "-M" + module, "-e", "1"),
        "no Perl with " + module + " is installed: apt-get install " + install);
    return new Script(command("perl", script), CLIENTS);
  }

  static Program node(String script, String... arguments) {
    prepareNode();
    return new Script(command("node", script, arguments), NODE);
  }

  private static List<String> command(String interpreter, String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of(interpreter, script));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Once, and again after the list of packages has changed. */
  private static synchronized void prepareNode() {
    try {
      Files.createDirectories(NODE);
      Path installed = NODE.resolve("installed.json");
      Path wanted = CLIENTS.resolve("package-lock.json");
      boolean done = Files.exists(installed) && Files.mismatch(installed, wanted) < 0;
      try (Stream<Path> files = Files.list(CLIENTS)) {
        for (Path file : files.filter(Scripts::isOfNode).toList()) {
          Files.copy(file, NODE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      if (!done) {
        ForeignClients.need(
            List.of("npm", "ci", "--prefix", NODE.toString(), "--no-audit", "--no-fund"),
            "the packages of src/test/clients/package.json cannot be installed: they need Node.js"
                + " 20 with npm and a registry");
        Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfNode(Path file) {
    return file.toString().endsWith(".mjs") || file.getFileName().toString().startsWith("package");
  }
}

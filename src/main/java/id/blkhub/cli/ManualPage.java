package id.blkhub.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** All commands with their options, in the roff macros of {@code man} (man(7)). */
final class ManualPage {
  private final CommandLine root;
  private final StringBuilder page = new StringBuilder();

  ManualPage(CommandLine root) {
    this.root = root;
  }

  /** The whole page. */
  String text() {
    String name = HubCommandLine.NAME;
    line(".TH %s 1", escaped(name).toUpperCase(java.util.Locale.ROOT));
    line(".SH NAME");
    line("%s \\- %s", escaped(name), header(root));
    line(".SH SYNOPSIS");
    line("%s", escaped(HubCommandLine.synopsis(root)));
    line(".SH COMMANDS");
    root.getSubcommands().values().forEach(this::command);
    line(".SH EXIT STATUS");
    for (Map.Entry<String, String> code :
        root.getCommandSpec().usageMessage().exitCodeList().entrySet()) {
      line(".TP%n.B %s%n%s", code.getKey(), escaped(code.getValue()));
    }
    return page.toString();
  }

  private void command(CommandLine command) {
    if (!command.getSubcommands().isEmpty()) {
      new TreeMap<>(command.getSubcommands()).values().forEach(this::command);
      return;
    }
    CommandSpec spec = command.getCommandSpec();
    String path = spec.qualifiedName(" ").substring(root.getCommandName().length() + 1);
    line(".SS %s", escaped(path));
    line("%s", header(command));
    line(".PP%n%s", escaped(HubCommandLine.synopsis(command)));
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      argument(parameter.paramLabel(), parameter);
    }
    for (OptionSpec option : spec.options()) {
      String label = option.arity().max() == 0 ? "" : ' ' + option.paramLabel();
      argument(String.join(", ", option.names()) + label, option);
    }
  }

  private void argument(String name, ArgSpec argument) {
    line(".TP%n.B %s%n%s", escaped(name), escaped(String.join(" ", argument.description())));
  }

  private static String header(CommandLine command) {
    List<String> header = Arrays.asList(command.getCommandSpec().usageMessage().header());
    return header.stream().map(ManualPage::escaped).collect(Collectors.joining(" "));
  }

  private void line(String format, Object... values) {
    page.append(format.formatted(values)).append('\n');
  }

  /** A hyphen is to stay one, and no text may begin like a macro. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-").replaceAll("\\s+", " ");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}

package id.blkhub.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands there are, with their sentences in the language of the machine. */
final class HubCommandLine {
  /** What completion and manual page call the hub: an alias of the shell, or a script. */
  static final String NAME = "blk-exchange-hub";

  private static final String WORDS = "cli.commands";
  private static final String CALL = "java -jar blk-exchange-hub.jar";

  private HubCommandLine() {}

  /** What has no command starts the hub, so nothing ever runs this one. */
  @Command(name = CALL)
  private static final class Hub {}

  /** All commands, ready to be parsed and executed. */
  static CommandLine of(Shell shell) {
    CommandLine hub =
        new CommandLine(new Hub())
            .addSubcommand(new LintCommand(shell))
            .addSubcommand(new TestCommand(shell))
            .addSubcommand(new MapCommand(shell))
            .addSubcommand(
                new CommandLine(CommandSpec.create().name("partner"))
                    .addSubcommand(new PartnerNew(shell))
                    .addSubcommand(new PartnerAdd(shell))
                    .addSubcommand(new PartnerSchema(shell)))
            .addSubcommand(
                new CommandLine(CommandSpec.create().name("kind"))
                    .addSubcommand(new KindNew(shell)))
            .addSubcommand(new ContractCommand(shell))
            .addSubcommand(new OperatorCommand(shell))
            .addSubcommand(new HelpCommand(shell))
            .addSubcommand(new CompletionCommand(shell))
            .addSubcommand(new ManualCommand(shell));
    ResourceBundle words = ResourceBundle.getBundle(WORDS);
    hub.setResourceBundle(words);
    describe(hub, "hub", words);
    hub.setExpandAtFiles(false);
    hub.setOverwrittenOptionsAllowed(true);
    hub.setPosixClusteredShortOptionsAllowed(false);
    hub.setOut(writer(shell.out()));
    hub.setErr(writer(shell.err()));
    hub.setParameterExceptionHandler(new UsageErrors());
    hub.setExecutionExceptionHandler(new CommandFailures(shell));
    return hub;
  }

  private static void describe(CommandLine command, String key, ResourceBundle words) {
    CommandSpec spec = command.getCommandSpec();
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).descriptionKey("help").build());
    UsageMessageSpec usage = spec.usageMessage();
    usage.header(words.getString("command." + key));
    usage.synopsisHeading("%n" + words.getString("heading.synopsis") + " ");
    usage.parameterListHeading("%n" + words.getString("heading.parameters") + "%n");
    usage.optionListHeading("%n" + words.getString("heading.options") + "%n");
    usage.commandListHeading("%n" + words.getString("heading.commands") + "%n");
    usage.exitCodeListHeading("%n" + words.getString("heading.exit") + "%n");
    Map<String, String> codes = new LinkedHashMap<>();
    for (String code : List.of("0", "1", "2")) {
      codes.put(code, words.getString("exit." + code));
    }
    usage.exitCodeList(codes);
    command
        .getSubcommands()
        .forEach(
            (name, inner) -> describe(inner, key.equals("hub") ? name : key + '.' + name, words));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** How a command is called, on one line for each of its subcommands. */
  static List<String> usage(CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      return List.of(synopsis(command));
    }
    List<String> usage = new ArrayList<>();
    command.getSubcommands().values().forEach(inner -> usage.addAll(usage(inner)));
    return usage;
  }

  /** How one command is called. */
  static String synopsis(CommandLine command) {
    CommandLine.Help help =
        command
            .getHelpFactory()
            .create(
                command.getCommandSpec(),
                CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return help.synopsis(0).strip();
  }
}

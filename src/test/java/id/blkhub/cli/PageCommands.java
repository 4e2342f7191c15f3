package id.blkhub.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

/**
 * Runs the commands of a page in a folder: those of the hub within this process, which starts
 * sooner, and all others in a shell.
 */
public final class PageCommands {
  private static final String HUB = "java -jar blk-exchange-hub.jar ";
  private static final Pattern SET = Pattern.compile("([A-Z_]+)=(\\S+) ");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final Path folder;
  private final Map<String, Object> environment;

  /**
   * @param environment what was exported before
   */
  public PageCommands(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = new HashMap<>(environment);
  }

  /** What a block writes. */
  public String run(String block) throws IOException, InterruptedException {
    String text = block.replace("\\\n", " ").strip();
    return text.contains(HUB) ? hub(text) : shell(block);
  }

  private String hub(String text) throws IOException {
    Map<String, Object> around = new HashMap<>(environment);
    int begin = text.indexOf(HUB);
    Matcher set = SET.matcher(text.substring(0, begin));
    while (set.find()) {
      around.put(set.group(1), set.group(2));
    }
    String[] parts = text.substring(begin + HUB.length()).split(" > ", 2);
    MockEnvironment settings = new MockEnvironment();
    settings
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", around));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Commands.run(words(parts[0]), MemoryShell.of(settings, out, out));
    if (parts.length > 1) {
      Files.write(folder.resolve(parts[1].strip()), out.toByteArray());
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Its files are in the folder, as they would be for a process that stands there. */
  private String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      int at = text.indexOf('=') + 1;
      boolean file =
          !text.startsWith("-") && Files.isRegularFile(folder.resolve(text.substring(at)));
      words.add(file ? text.substring(0, at) + folder.resolve(text.substring(at)) : text);
    }
    words.add("--routes=" + folder.resolve("routes"));
    words.add("--mappings=" + folder.resolve("mappings"));
    return words.toArray(String[]::new);
  }

  private String shell(String block) throws IOException, InterruptedException {
    Process bash =
        new ProcessBuilder("bash", "-e", "-c", block)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String written = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (bash.waitFor() != 0) {
      throw new IllegalStateException(block + "\n" + written);
    }
    return written;
  }
}

package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.mapping.FormPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the files of a release from a partner's working files: each contract becomes one file that
 * refers to no other, each mapping gets a copy of what it imports. Later changes of other files
 * then do not change the release. Reference tables and canonical forms are shared by all and are
 * not copied.
 */
public final class Freeze {
  private static final String SCRIPT = ".jslt";
  private static final Pattern IMPORT = Pattern.compile("(?m)^(\\s*import\\s+\")([^\"]+)(\")");
  private static final JsonMapper JSON = new JsonMapper();

  private final Path mappings;
  private final Contracts contracts;

  public Freeze(Path mappings, Contracts contracts) {
    this.mappings = mappings;
    this.contracts = contracts;
  }

  /** The number of a partner's last release; 0 where there is none. */
  public int last(String partner) {
    Path releases = mappings.resolve(partner).resolve(FormPath.RELEASED);
    if (!Files.isDirectory(releases)) {
      return 0;
    }
    try (Stream<Path> numbers = Files.list(releases)) {
      return numbers
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.matches("[1-9]\\d{0,3}"))
          .mapToInt(Integer::parseInt)
          .max()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether all working files of a partner say what a release says, and no more. */
  public boolean same(String partner, int release) {
    List<FormPath> working = forms(partner, 0);
    return working.size() == forms(partner, release).size()
        && working.stream().allMatch(form -> same(form, release));
  }

  /** Whether contract and mapping of a form say what a release says. */
  boolean same(FormPath working, int release) {
    return files(working, release).entrySet().stream()
        .allMatch(file -> Arrays.equals(file.getValue(), onDisk(file.getKey())));
  }

  /** All files of the release, samples too, by their path below mappings/. */
  public SortedMap<Path, byte[]> files(String partner, int release) {
    SortedMap<Path, byte[]> frozen = new TreeMap<>();
    for (FormPath form : forms(partner, 0)) {
      frozen.putAll(files(form, release));
      Path samples = mappings.resolve(form.toString());
      if (Files.isDirectory(samples)) {
        try (Stream<Path> files = Files.list(samples)) {
          files.forEach(
              file ->
                  frozen.put(
                      Path.of(form.as(release).toString(), file.getFileName().toString()),
                      read(file)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return frozen;
  }

  private List<FormPath> forms(String partner, int release) {
    return contracts.forms().stream()
        .filter(form -> form.partner().equals(partner) && form.released() == release)
        .toList();
  }

  private Map<Path, byte[]> files(FormPath working, int release) {
    Map<Path, byte[]> frozen = new TreeMap<>();
    FormPath released = working.as(release);
    contracts
        .bundled(working)
        .ifPresent(schema -> frozen.put(released.file(Contracts.SUFFIX), pretty(schema)));
    if (Files.isRegularFile(mappings.resolve(working.file(SCRIPT)))) {
      script(working.file(SCRIPT), released.file(SCRIPT), working.partner(), release, frozen);
    }
    return frozen;
  }

  private void script(Path from, Path to, String partner, int release, Map<Path, byte[]> frozen) {
    String text = new String(read(mappings.resolve(from)), StandardCharsets.UTF_8);
    // files that import each other in a circle must come to an end here too
    frozen.put(to, new byte[0]);
    StringBuilder changed = new StringBuilder();
    Matcher imports = IMPORT.matcher(text);
    while (imports.find()) {
      String name = imports.group(2);
      String own = name.startsWith(partner + '/') ? name.substring(partner.length() + 1) : name;
      String kept = FormPath.folder(partner, release) + '/' + own;
      imports.appendReplacement(
          changed, Matcher.quoteReplacement(imports.group(1) + kept + imports.group(3)));
      if (!frozen.containsKey(Path.of(kept))) {
        script(Path.of(name), Path.of(kept), partner, release, frozen);
      }
    }
    frozen.put(to, imports.appendTail(changed).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] pretty(ObjectNode schema) {
    schema.remove("$id");
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + '\n')
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] onDisk(Path relative) {
    Path file = mappings.resolve(relative);
    return Files.isRegularFile(file) ? read(file) : new byte[0];
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package id.blkhub.support;

import id.blkhub.store.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped partners and a second registry, which makes owners matter. */
public final class TwoRegistries {
  /** A registry like blk, with cases of its own. */
  public static final String SECOND = "blk-timur";

  private TwoRegistries() {}

  public static TestHub start(Path folder, Engine engine, Map<String, ?> overrides)
      throws IOException {
    return start(folder, engine, overrides, Map.of());
  }

  /**
   * @param limits messages a minute, of the shipped partners that have another limit here
   */
  public static TestHub start(
      Path folder, Engine engine, Map<String, ?> overrides, Map<String, Integer> limits)
      throws IOException {
    copyAll(folder);
    for (Map.Entry<String, Integer> limit : limits.entrySet()) {
      limit(folder, limit.getKey(), limit.getValue());
    }
    return started(folder, engine, overrides);
  }

  /** The second registry is still in stage test. */
  public static TestHub startWithSecondInTest(Path folder, Engine engine) throws IOException {
    copyAll(folder);
    Path profile = folder.resolve("routes/" + SECOND + "/partner.yaml");
    Files.writeString(profile, Files.readString(profile).replace("\nstage: live", "\nstage: test"));
    return started(folder, engine, Map.of());
  }

  private static void copyAll(Path folder) throws IOException {
    copy(Path.of("routes"), folder.resolve("routes"));
    copy(Path.of("mappings"), folder.resolve("mappings"));
    Path routes = folder.resolve("routes/" + SECOND);
    copy(Path.of("routes/blk"), routes);
    copy(Path.of("mappings/blk"), folder.resolve("mappings/" + SECOND));
    // its contract names no tables, so that an unknown code is found on the way out
    Path assessment = folder.resolve("mappings/" + SECOND + "/in/assessment.schema.json");
    Files.writeString(
        assessment,
        Files.readString(assessment).replaceAll("(,\\s*)?\"x-table\": \\{[^}]*\\}", ""));
    try (Stream<Path> files = Files.list(routes)) {
      for (Path file : files.toList()) {
        Files.writeString(
            file,
            Files.readString(file)
                .replace("value: blk", "value: " + SECOND)
                .replace(".blk.", '.' + SECOND + '.')
                .replace("id: blk", "id: " + SECOND));
      }
    }
  }

  private static TestHub started(Path folder, Engine engine, Map<String, ?> overrides)
      throws IOException {
    Map<String, Object> settings = new HashMap<>();
    settings.put("hub.routes", folder.resolve("routes").toString());
    settings.put("hub.mappings", folder.resolve("mappings").toString());
    settings.put("hub.accounts." + SECOND, sha256(SECOND));
    settings.putAll(overrides);
    return TestHub.start(folder.resolve("data"), engine, settings);
  }

  private static void limit(Path folder, String partner, int limit) throws IOException {
    Path profile = folder.resolve("routes/" + partner + "/partner.yaml");
    Files.writeString(
        profile,
        Files.readString(profile)
            .replace("messagesPerMinute: 60000", "messagesPerMinute: " + limit));
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(from)) {
      all = files.toList();
    }
    for (Path file : all) {
      Path target = to.resolve(from.relativize(file).toString());
      try {
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String sha256(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package id.blkhub.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The shipped routes and mappings, and three more agencies that take every enrolment in the form of
 * the cooperative agency.
 */
final class Agencies {
  static final int COUNT = 3;

  private Agencies() {}

  static String id(int n) {
    return "agency-" + n;
  }

  /**
   * Writes routes/ and mappings/ below the folder.
   *
   * @param url where an agency takes its messages by HTTP; null for agencies that read queues
   */
  static void write(Path folder, String url) throws IOException {
    copy(Path.of("routes"), folder.resolve("routes"));
    copy(Path.of("mappings"), folder.resolve("mappings"));
    Path blk = folder.resolve("routes/blk/partner.yaml");
    // the sender's rate limit is not what is measured
    Files.writeString(
        blk,
        Files.readString(blk).replace("messagesPerMinute: 60000", "messagesPerMinute: 1000000"));
    for (int n = 1; n <= COUNT; n++) {
      Path routes = Files.createDirectories(folder.resolve("routes/" + id(n)));
      Files.writeString(routes.resolve("partner.yaml"), profile(id(n)));
      Files.writeString(
          routes.resolve("enrolment.camel.yaml"),
          url == null ? byQueue(id(n)) : byHttp(id(n), url));
      copy(Path.of("mappings/dinkop"), folder.resolve("mappings/" + id(n)));
      Path jslt = folder.resolve("mappings/" + id(n) + "/out/enrolment.jslt");
      Files.writeString(
          jslt, Files.readString(jslt).replace("dinkop/orang.jslt", id(n) + "/orang.jslt"));
    }
  }

  private static String profile(String id) {
    return """
        id: %s
        name: {id: Dinas Contoh, en: Example agency}
        sends: []
        receives:
          - kind: enrolment
            scope: all
            when: 'contains(.counselling.outcome, ["JOB", "TRAINING"])'
            agreement:
              reference: PKS-2026-031
              basis: public-task
              purpose: guidance of new entrepreneurs
              validUntil: 2099-12-31
              crossBorder: false
              expireAfter: 14d
              fields: [/enrolmentNo, /version, /centreId, /person/nik, /person/fullName, /person/sex,
                       /person/birthPlace, /person/birthDate, /person/address, /person/phone,
                       /person/email, /person/educationCode, /ak1No, /vocationCode, /status,
                       /counselling, /startDate, /endDate]
        stage: live
        limits: {maxMessageBytes: 1MiB, messagesPerMinute: 60000, quota: {age: 14d, bytes: 20GiB}}
        alerts: {silentFor: 24h, oldestQueued: 1h}
        """
        .formatted(id);
  }

  private static String byQueue(String id) {
    return """
        - templatedRoute:
            routeTemplateRef: deliver-queue
            routeId: deliver.%1$s.enrolment
            parameters:
              - {name: partner, value: %1$s}
              - {name: kind, value: enrolment}
        """
        .formatted(id);
  }

  private static String byHttp(String id, String url) {
    return """
        - templatedRoute:
            routeTemplateRef: deliver-http
            routeId: deliver.%1$s.enrolment
            parameters:
              - {name: partner, value: %1$s}
              - {name: kind, value: enrolment}
              - {name: url, value: "%2$s/%1$s"}
        """
        .formatted(id, url);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
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
          });
    }
  }

  /** As bytes, once and for all subjects. */
  static byte[][] bodies(int from, int count, int bytes) {
    byte[][] bodies = new byte[count][];
    for (int i = 0; i < count; i++) {
      bodies[i] = Bodies.enrolment(from + i, bytes).getBytes(StandardCharsets.UTF_8);
    }
    return bodies;
  }
}

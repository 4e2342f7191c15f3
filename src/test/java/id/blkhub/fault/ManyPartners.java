package id.blkhub.fault;

import id.blkhub.flow.OwnFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Employers beside PT Supra, each with a profile, a route and a mapping of its own. */
final class ManyPartners {
  private ManyPartners() {}

  /** Adds so many, with an account whose password is the partner's id; gives their ids. */
  static List<String> add(OwnFiles files, int count, Map<String, Object> settings)
      throws IOException {
    String contract = files.read("mappings/supra/in/vacancy.schema.json");
    String mapping = files.read("mappings/supra/in/vacancy.jslt");
    List<String> ids = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      String id = "pemberi-kerja-%03d".formatted(n);
      files.write(
          "routes/" + id + "/partner.yaml",
          """
          id: %1$s
          name: {id: "%1$s", en: "%1$s"}
          sends: [vacancy]
          receives: []
          stage: live
          limits: {maxMessageBytes: 1MiB, messagesPerMinute: 60000, quota: {age: 14d, bytes: 2GiB}}
          """
              .formatted(id));
      files.write(
          "routes/" + id + "/vacancy.camel.yaml",
          """
          - templatedRoute:
              routeTemplateRef: intake
              routeId: in.%1$s.vacancy
              parameters:
                - {name: partner, value: %1$s}
                - {name: kind, value: vacancy}
          """
              .formatted(id));
      files.write("mappings/" + id + "/in/vacancy.schema.json", contract);
      files.write("mappings/" + id + "/in/vacancy.jslt", mapping);
      settings.put("hub.accounts." + id, sha256(id));
      ids.add(id);
    }
    return ids;
  }

  private static String sha256(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

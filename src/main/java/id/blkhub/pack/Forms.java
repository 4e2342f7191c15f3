package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.contract.Contracts;
import id.blkhub.partner.PartnerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects what a partner sends and takes from routes/ and mappings/. */
final class Forms {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String VOID = ".void";

  private final Path mappings;
  private final Contracts contracts;
  private final PartnerProfile partner;
  private final Queues queues;

  Forms(Path routes, Path mappings, Contracts contracts, PartnerProfile partner) {
    this.mappings = mappings;
    this.contracts = contracts;
    this.partner = partner;
    this.queues = new Queues(routes, partner.id());
  }

  /** In the order of the profile; a kind without a contract that works is left out. */
  List<Form> all() {
    List<Form> forms = new ArrayList<>();
    partner.sends().forEach(kind -> add(forms, kind, true, false));
    for (PartnerProfile.Reception reception : partner.receives()) {
      add(forms, reception.kind(), false, false);
      add(forms, reception.kind(), false, true);
    }
    return forms;
  }

  private void add(List<Form> forms, String kind, boolean sent, boolean voids) {
    String path = partner.id() + (sent ? "/in/" : "/out/") + kind + (voids ? VOID : "");
    contracts
        .bundled(path)
        .ifPresent(
            schema ->
                forms.add(
                    new Form(
                        kind,
                        sent,
                        schema.path("title").asText(kind),
                        voids,
                        sent || queues.carry(kind),
                        schema,
                        samples(path, sent))));
  }

  /** What the partner's own side of a mapping's sample pairs looks like. */
  private Map<String, JsonNode> samples(String path, boolean sent) {
    Map<String, JsonNode> samples = new TreeMap<>();
    Path folder = mappings.resolve(path);
    if (!Files.isDirectory(folder)) {
      return samples;
    }
    String ending = sent ? ".in.json" : ".out.json";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        String name = file.getFileName().toString();
        samples.put(
            name.substring(0, name.length() - ending.length()), JSON.readTree(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the samples of " + folder, e);
    }
    return samples;
  }
}

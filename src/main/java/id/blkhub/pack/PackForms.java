package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.mapping.FormPath;
import id.blkhub.partner.PartnerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects what a partner sends and takes from routes/ and mappings/. */
final class PackForms {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String VOID = ".void";

  private final Path mappings;
  private final Contracts contracts;
  private final PartnerProfile partner;
  private final Queues queues;

  PackForms(Path routes, Path mappings, Contracts contracts, PartnerProfile partner) {
    this.mappings = mappings;
    this.contracts = contracts;
    this.partner = partner;
    this.queues = new Queues(routes, partner.id());
  }

  /**
   * In the order of the profile, of each kind all versions and the newest first; a version without
   * a contract that works is left out.
   */
  List<PackForm> all() {
    List<PackForm> forms = new ArrayList<>();
    partner.sends().forEach(kind -> add(forms, FormPath.in(partner.id(), kind)));
    for (PartnerProfile.Reception reception : partner.receives()) {
      add(forms, FormPath.out(partner.id(), reception.kind()));
      add(forms, FormPath.out(partner.id(), reception.kind() + VOID));
    }
    return forms;
  }

  private void add(List<PackForm> forms, FormPath working) {
    List<Integer> versions = new ArrayList<>(contracts.versions().of(working));
    Collections.reverse(versions);
    for (int version : versions) {
      FormPath path = contracts.versions().place(working, version);
      contracts
          .bundled(path)
          .ifPresent(schema -> forms.add(form(path, version, path.equals(working), schema)));
    }
  }

  private PackForm form(FormPath path, int version, boolean newest, ObjectNode schema) {
    boolean sent = path.incoming();
    return new PackForm(
        path,
        version,
        newest,
        sent || queues.carry(path.kind()),
        schema,
        samples(path.toString(), sent));
  }

  /** The samples in the partner's form, by name. */
  private Map<String, JsonNode> samples(String path, boolean sent) {
    Map<String, JsonNode> samples = new TreeMap<>();
    Path folder = mappings.resolve(path);
    if (!Files.isDirectory(folder)) {
      return samples;
    }
    String ending = sent ? ".in.json" : ".out.json";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        String whole = file.getFileName().toString();
        String name = whole.substring(0, whole.length() - ending.length());
        // one that must be refused is no example
        if (!Files.exists(folder.resolve(name + ".problems.json"))) {
          samples.put(name, JSON.readTree(file.toFile()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the samples of " + folder, e);
    }
    return samples;
  }
}

package id.blkhub.newpartner;

import id.blkhub.message.Kind;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A partner that gets further kinds: its files are extended, never written anew. */
final class ExistingPartner {
  private static final String PROFILE = "/partner.yaml";

  private final Path routes;
  private final Path mappings;
  private final PartnerProfile profile;

  /**
   * @throws DraftRefused where there is no such partner, or its profile is unsound
   */
  ExistingPartner(Path routes, Path mappings, String id) {
    this.routes = routes;
    this.mappings = mappings;
    Map<String, PartnerProfile> all = PartnerProfiles.load(routes).profiles();
    PartnerProfile found = all.get(id);
    if (found == null) {
      throw new DraftRefused(
          DraftProblem.NO_SUCH_PARTNER,
          id,
          Suggestion.of(id, all.keySet()),
          String.join(", ", all.keySet()));
    }
    this.profile = found;
  }

  Text name() {
    return profile.name();
  }

  /**
   * What is new of what is wanted: notices of erasure it may get already.
   *
   * @throws DraftRefused for a kind that it sends or receives already
   */
  PartnerDraftOptions without(PartnerDraftOptions wanted) {
    Set<String> receives = new LinkedHashSet<>(wanted.receives());
    if (gets(Kind.ERASURE.value()) && receives.size() > 1) {
      receives.remove(Kind.ERASURE.value());
    }
    for (String kind : wanted.sends().keySet()) {
      checkNew(profile.sends().contains(kind), "sends", kind);
    }
    for (String kind : receives) {
      checkNew(gets(kind), "receives", kind);
    }
    return new PartnerDraftOptions(
        wanted.id(), wanted.name(), wanted.sends(), receives, wanted.terms(), wanted.ways());
  }

  private boolean gets(String kind) {
    return profile.reception(kind).isPresent();
  }

  private void checkNew(boolean known, String key, String kind) {
    if (known) {
      throw new DraftRefused(
          DraftProblem.KIND_ALREADY, kind, key, routes.resolve(profile.id() + PROFILE));
    }
  }

  /**
   * The files of a draft, those of the partner that it extends with what they say already.
   *
   * @throws DraftRefused where a file is there that the draft would replace
   */
  Map<String, String> extended(Draft draft) throws IOException {
    String folder = "routes/" + profile.id();
    Map<String, String> files = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : draft.files().entrySet()) {
      String name = file.getKey();
      if (name.equals(folder + PROFILE)) {
        files.put(name, profile(draft));
      } else if (!Files.exists(place(name))) {
        files.put(name, file.getValue());
      } else if (name.endsWith(".camel.yaml")) {
        // the partner has routes of this kind in the other direction
        files.put(name, ended(Files.readString(place(name))) + file.getValue());
      } else {
        throw new DraftRefused(DraftProblem.THERE_ALREADY, place(name));
      }
    }
    return files;
  }

  private String profile(Draft draft) throws IOException {
    Path file = routes.resolve(profile.id() + PROFILE);
    return new ProfileText(file).with(draft.sends(), draft.receptions());
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  private Path place(String name) {
    Path path = Path.of(name);
    return (path.startsWith("routes") ? routes : mappings)
        .resolve(path.subpath(1, path.getNameCount()));
  }

  /**
   * Writes all of them or none: each beside its place first, then into it. A scenario that is there
   * stays as it is.
   */
  void write(Map<String, String> files) throws IOException {
    files.keySet().removeIf(name -> name.endsWith(".scenario.yaml") && Files.exists(place(name)));
    Map<Path, Path> ready = new LinkedHashMap<>();
    Map<Path, byte[]> before = new LinkedHashMap<>();
    List<Path> created = new ArrayList<>();
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path target = place(file.getKey());
        Files.createDirectories(target.getParent());
        Path beside = target.resolveSibling("." + target.getFileName() + ".new");
        Files.writeString(
            beside,
            file.getValue(),
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
        ready.put(target, beside);
        if (Files.exists(target)) {
          before.put(target, Files.readAllBytes(target));
        }
      }
      for (Map.Entry<Path, Path> one : ready.entrySet()) {
        Files.move(
            one.getValue(),
            one.getKey(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        created.add(one.getKey());
      }
    } catch (IOException e) {
      for (Path target : created) {
        if (before.containsKey(target)) {
          Files.write(target, before.get(target));
        } else {
          Files.deleteIfExists(target);
        }
      }
      throw e;
    } finally {
      for (Path beside : ready.values()) {
        Files.deleteIfExists(beside);
      }
    }
  }
}

package id.blkhub.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the profiles that worked, in the hub's data folder. A profile that was broken while the
 * hub was down does not end a partner: what was agreed before goes on until the file is mended.
 * Otherwise messages of that time would never reach the partner, and nobody would have said so.
 */
final class LastGood {
  private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);
  private static final String PROFILE = "partner.yaml";

  private final Path copies;

  /**
   * @param data the hub's data folder
   */
  LastGood(Path data) {
    this.copies = data.resolve("last-good");
  }

  /** The same, and for each unsound profile the one that worked last, where there is one. */
  PartnerProfiles complete(PartnerProfiles loaded, Path routes) {
    Map<String, PartnerProfile> earlier = earlier();
    TreeMap<String, PartnerProfile> profiles = new TreeMap<>(loaded.profiles());
    for (String id : loaded.unsound()) {
      PartnerProfile lastGood = earlier.get(id);
      if (lastGood != null) {
        profiles.put(id, lastGood);
        LOG.error(
            "partner={} goes on with the profile that worked last, until its file is mended", id);
      }
    }
    loaded.profiles().keySet().forEach(id -> copy(routes.resolve(id).resolve(PROFILE), id));
    return new PartnerProfiles(profiles, loaded.problems(), loaded.unsound());
  }

  private Map<String, PartnerProfile> earlier() {
    return Files.isDirectory(copies) ? PartnerProfiles.load(copies).profiles() : Map.of();
  }

  private void copy(Path file, String id) {
    try {
      Path folder = Files.createDirectories(copies.resolve(id));
      Path half = folder.resolve(PROFILE + ".new");
      Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          half,
          folder.resolve(PROFILE),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The profile cannot be copied to " + copies, e);
    }
  }
}

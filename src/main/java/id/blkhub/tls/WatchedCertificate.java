package id.blkhub.tls;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Files of certificates that are read again when they change while the hub runs. */
interface WatchedCertificate {
  /** The file that messages name. */
  Path shown();

  /** When the hub's own certificate stops being valid; empty where the files hold none. */
  Optional<Instant> end();

  /** Reads the files again where they changed; files that cannot be used change nothing. */
  void reloadIfChanged(Instant now);
}

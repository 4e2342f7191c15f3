package id.blkhub.edge;

import java.time.Instant;

/** Forgets what the hub remembers of a source, so that it knows what it took already. */
public interface SourceRetention {
  /**
   * @param before what last changed or was last there earlier goes; it is new when it comes again
   * @return how many were forgotten
   */
  long purge(Instant before);
}

package id.blkhub.outfile;

import id.blkhub.delivery.Delivery;
import java.io.IOException;

/** Where the files of a route go. */
interface FilePlace {
  /**
   * Opens the place for some files.
   *
   * @throws IOException when it cannot be reached; nothing was written
   */
  Opened open(String partner) throws IOException;

  /** A place that is open. */
  interface Opened extends AutoCloseable {
    /** Returns when the file is there whole; one of the same name is replaced. */
    void put(Delivery delivery, OutFile file) throws IOException;

    @Override
    void close();
  }
}

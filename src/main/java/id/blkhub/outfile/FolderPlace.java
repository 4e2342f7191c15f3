package id.blkhub.outfile;

import id.blkhub.delivery.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A partner's folder below {@code hub.files}: the files lie in its part {@code outbox}.
 *
 * @param files the folder of all partners
 * @param folder its name among the partner's
 */
record FolderPlace(Path files, String folder) implements FilePlace {
  @Override
  public Opened open(String partner) throws IOException {
    Path outbox = files.resolve(partner).resolve(folder).resolve("outbox");
    Files.createDirectories(outbox);
    if (!Files.isDirectory(outbox, LinkOption.NOFOLLOW_LINKS)) {
      // a link could lead to the hub's own files
      throw new NotDirectoryException(outbox.toString());
    }
    return new Opened() {
      @Override
      public void put(Delivery delivery, OutFile file) throws IOException {
        Path unfinished = outbox.resolve('.' + file.name() + ".writing");
        Files.deleteIfExists(unfinished);
        try (FileChannel out =
            FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
          ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
          // said to be delivered, it must outlast a loss of power
          out.force(true);
        }
        Files.move(
            unfinished,
            outbox.resolve(file.name()),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }

      @Override
      public void close() {
        // every file is closed already
      }
    };
  }
}

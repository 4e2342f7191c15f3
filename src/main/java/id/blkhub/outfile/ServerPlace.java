package id.blkhub.outfile;

import id.blkhub.delivery.Delivery;
import id.blkhub.sftp.SftpServer;
import id.blkhub.sftp.SftpVisit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;

/** The folder {@code out} on a partner's SFTP server, in one connection for some files. */
record ServerPlace(SftpServer server, Duration timeout) implements FilePlace {
  private static final String OUT = "out";

  @Override
  public Opened open(String partner) throws IOException {
    SftpVisit visit = server.visit(timeout);
    try {
      visit.makeFolder(OUT);
    } catch (IOException | RuntimeException e) {
      visit.close();
      throw e;
    }
    return new Opened() {
      @Override
      public void put(Delivery delivery, OutFile file) throws IOException {
        visit.within(timeout);
        visit.write(OUT, file.name(), new ByteArrayInputStream(file.bytes()));
      }

      @Override
      public void close() {
        visit.close();
      }
    };
  }
}

package id.blkhub.lint;

import id.blkhub.flow.OwnFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shipped files and as many further employers, each with profile, routes, contracts, mappings
 * and samples of its own. By hand, for the time it takes:
 *
 * <pre>
 * java -cp target/test-classes:target/classes:… id.blkhub.lint.ManyPartners target/many 300
 * java -jar target/blk-exchange-hub.jar lint --routes target/many/routes --mappings target/many/mappings
 * </pre>
 */
public final class ManyPartners {
  private static final String MODEL = "supra";

  private ManyPartners() {}

  public static void main(String[] arguments) throws IOException {
    write(Files.createDirectories(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
  }

  static void write(Path home, int count) throws IOException {
    OwnFiles files = OwnFiles.copyTo(home);
    for (Path folder : List.of(Path.of("routes", MODEL), Path.of("mappings", MODEL))) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path file : found.filter(Files::isRegularFile).toList()) {
          for (int i = 1; i <= count; i++) {
            String id = "employer-%03d".formatted(i);
            files.write(
                file.toString().replace(MODEL, id), Files.readString(file).replace(MODEL, id));
          }
        }
      }
    }
  }
}

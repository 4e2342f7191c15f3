package id.blkhub.newpartner;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.edge.ItemRefused;
import id.blkhub.edge.SampleRecords;
import id.blkhub.edge.SampleRecords.SampleRecord;
import id.blkhub.newpartner.PartnerDraftOptions.Sample;
import id.blkhub.rehearsal.Pretty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files with samples of what a partner sends. */
public final class SampleFiles {
  private static final int LARGEST = 2 << 20;

  /** Records of one file that become case pairs. */
  private static final int MOST = 5;

  /** A list begins with its bracket, behind a mark and blanks at most. */
  private static final int BEGIN = 256;

  private static final Pattern SHEET = Pattern.compile("(?i)\\.(csv|xlsx|txt)$");

  private SampleFiles() {}

  /**
   * Reads samples of what the partner sends: a message in JSON, a list of messages, or a sheet of
   * which each row is one.
   *
   * @param records where a document of JSON has its list; null where it is a message or a list
   * @throws DraftRefused where it is none of these, has no record, or is too large
   */
  public static List<Sample> read(Path file, @Nullable String records) throws IOException {
    boolean sheet = SHEET.matcher(file.getFileName().toString()).find();
    if (!Files.isRegularFile(file) || !sheet && records == null && !isList(file)) {
      return List.of(sample(file));
    }
    checkSize(file);
    String name = plain(file.getFileName().toString());
    try {
      List<SampleRecord> found =
          sheet
              ? SampleRecords.ofSheet(file, MOST)
              : SampleRecords.ofList(
                  file, JsonPointer.compile(records == null ? "" : records), MOST);
      if (found.isEmpty()) {
        throw new DraftRefused(DraftProblem.NO_RECORD, file);
      }
      return found.stream()
          .map(
              record ->
                  new Sample(
                      name + '-' + record.row(),
                      record.data(),
                      Pretty.json(record.data()) + "\n",
                      sheet))
          .toList();
    } catch (ItemRefused e) {
      throw new DraftRefused(DraftProblem.NO_JSON, file, e.violation().message());
    }
  }

  private static boolean isList(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String begin = new String(in.readNBytes(BEGIN), StandardCharsets.UTF_8);
      return begin.replaceFirst("^\\uFEFF", "").strip().startsWith("[");
    }
  }

  private static void checkSize(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new DraftRefused(DraftProblem.TOO_LARGE, file, LARGEST >> 20);
    }
  }

  private static String plain(String fileName) {
    String name = fileName.replaceFirst("((\\.in)?\\.json|\\.[A-Za-z]{3,4})$", "");
    String plain = name.replaceAll("[^A-Za-z0-9_-]+", "-");
    return plain.isEmpty() ? "sample" : plain;
  }

  private static Sample sample(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DraftRefused(DraftProblem.NO_FILE, file);
    }
    checkSize(file);
    byte[] bytes = Files.readAllBytes(file);
    Parsed parsed = new StrictJson().parse(bytes, LARGEST);
    if (!parsed.ok()) {
      throw new DraftRefused(DraftProblem.NO_JSON, file, parsed.violations().get(0).message());
    }
    ObjectNode document = parsed.document();
    String text = new String(bytes, StandardCharsets.UTF_8).strip() + "\n";
    return new Sample(plain(file.getFileName().toString()), document, text, false);
  }
}

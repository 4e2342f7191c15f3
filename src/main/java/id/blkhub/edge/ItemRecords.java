package id.blkhub.edge;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.sheet.SheetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes an item apart into its records, whatever form it has. */
final class ItemRecords {
  private ItemRecords() {}

  /** Where the records of a JSON or XML document are; null for a sheet. */
  static @Nullable JsonPointer list(Path item, EdgeOptions options) throws IOException {
    return options.form().either() && !UploadType.isJson(item) ? null : options.form().list();
  }

  /** Hands over each record, in its order. */
  static void read(Path item, EdgeOptions options, Consumer<EdgeRecord> records)
      throws IOException {
    JsonPointer list = list(item, options);
    if (list == null) {
      SheetReader.read(item, options.sheet(), new SheetRecords(options.columns(), records));
    } else if (options.form().xml()) {
      XmlRecords.read(item, list, records);
    } else {
      JsonRecords.read(item, list, records);
    }
  }
}

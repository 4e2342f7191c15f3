package id.blkhub.edge;

import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells partners what became of their items. */
public interface ItemAnswers {
  /**
   * The sheet with what became of each row; empty where it is not written yet or was taken away.
   */
  Optional<ResultFile> result(PartnerId partner, String id);

  /**
   * The first rows that were not accepted, once the result is written.
   *
   * @param most rows
   */
  List<RowAnswer> rows(PartnerId partner, String id, int most) throws IOException;

  /** Why the item was refused as a whole; empty where it was not. */
  Optional<Text> refusal(PartnerId partner, String id) throws IOException;

  /**
   * @param name for the reader's own disk: letters that every system takes
   */
  record ResultFile(Path file, String name) {}

  /**
   * @param row as a spreadsheet numbers it; of a list, the place from 1
   * @param businessKey null where it could not be read
   */
  record RowAnswer(int row, State state, @Nullable String businessKey, List<Violation> errors) {}
}

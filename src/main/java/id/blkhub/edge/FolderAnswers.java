package id.blkhub.edge;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.journal.MessageView;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Text;
import id.blkhub.sheet.SheetCell;
import id.blkhub.sheet.SheetOptions;
import id.blkhub.sheet.SheetOptions.SheetEncoding;
import id.blkhub.sheet.SheetOptions.SheetFormat;
import id.blkhub.sheet.SheetReader;
import id.blkhub.sheet.SheetRow;
import id.blkhub.sheet.SheetUnreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reads the results that lie beside the items. The written result says which rows to ask the
 * journal for, so that a sheet of which all went well costs one pass over a file.
 */
final class FolderAnswers implements ItemAnswers {
  private static final JsonMapper JSON = new JsonMapper();

  private final ItemStore items;
  private final RowVerdicts verdicts;
  private final EdgeTargets targets;
  private final Function<String, FolderLayout> folders;

  FolderAnswers(
      ItemStore items,
      RowVerdicts verdicts,
      EdgeTargets targets,
      Function<String, FolderLayout> folders) {
    this.items = items;
    this.verdicts = verdicts;
    this.targets = targets;
    this.folders = folders;
  }

  @Override
  public Optional<ResultFile> result(PartnerId partner, String id) {
    return items
        .own(partner, id)
        .map(item -> new ResultFile(inResults(item, item.resultName()), item.resultName()))
        .filter(result -> Files.isRegularFile(result.file(), LinkOption.NOFOLLOW_LINKS));
  }

  private Path inResults(Item item, String name) {
    return folders.apply(item.origin()).results().resolve(name);
  }

  @Override
  public Optional<Text> refusal(PartnerId partner, String id) throws IOException {
    Optional<Item> refused =
        items.own(partner, id).filter(item -> item.state() == ItemState.REFUSED);
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    Path told = inResults(refused.get(), refused.get().keptName() + ".gagal.txt");
    if (!Files.isRegularFile(told, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(told);
    return lines.size() < 3 ? Optional.empty() : Optional.of(new Text(lines.get(1), lines.get(2)));
  }

  @Override
  public List<RowAnswer> rows(PartnerId partner, String id, int most) throws IOException {
    Optional<Item> item = items.own(partner, id);
    Optional<ResultFile> result = result(partner, id);
    if (item.isEmpty() || result.isEmpty()) {
      return List.of();
    }
    List<RowAnswer> answers = new ArrayList<>();
    for (int row : notGood(item.get(), result.get().file(), most)) {
      verdicts
          .of(item.get().key(), row)
          .map(message -> answer(row, message))
          .ifPresent(answers::add);
    }
    return answers;
  }

  private static RowAnswer answer(int row, MessageView message) {
    return new RowAnswer(row, message.state(), message.businessKey(), message.errors());
  }

  private List<Integer> notGood(Item item, Path result, int most) throws IOException {
    Marked marked = new Marked(most);
    try {
      if (UploadType.isJson(result)) {
        JsonRecords.read(result, JsonPointer.empty(), record -> marked.listed(record.data()));
      } else {
        SheetReader.rows(result, asWritten(item), marked::row);
      }
    } catch (SheetUnreadable | ItemRefused changed) {
      // somebody else wrote into the folder of results
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return marked.rows;
  }

  private SheetOptions asWritten(Item item) {
    SheetOptions read = targets.of(item).map(EdgeOptions::sheet).orElse(SheetOptions.FOUND_OUT);
    return new SheetOptions(
        SheetFormat.AUTO, read.separator(), read.quote(), SheetEncoding.AUTO, 0, 1);
  }

  /** Gathers the rows that are marked as neither accepted nor known already. */
  private static final class Marked {
    private final int most;
    private final List<Integer> rows = new ArrayList<>();
    private int column = -1;

    Marked(int most) {
      this.most = most;
    }

    void row(SheetRow row) {
      if (column < 0) {
        column =
            IntStream.range(0, row.cells().size())
                .filter(i -> row.cells().get(i).text().equals(ColumnNames.RESULT))
                .findFirst()
                .orElse(-1);
      } else if (column < row.cells().size()) {
        SheetCell cell = row.cells().get(column);
        add(row.number(), cell.text());
      }
    }

    void listed(byte[] record) {
      try {
        JsonNode line = JSON.readTree(record);
        add(line.path(ResultList.ROW).asInt(), line.path(ColumnNames.RESULT).asText());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void add(int row, String result) {
      if (rows.size() < most && !result.isEmpty() && !VerdictWords.isGood(result)) {
        rows.add(row);
      }
    }
  }
}

package id.blkhub.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The records of a JSON document. */
class JsonRecordsTest {
  @TempDir Path folder;

  private List<String> records(String json, String at) throws IOException {
    List<String> records = new ArrayList<>();
    JsonRecords.read(
        Files.writeString(folder.resolve("page.json"), json),
        JsonPointer.compile(at),
        record -> records.add(new String(record.data(), StandardCharsets.UTF_8)));
    return records;
  }

  @Test
  void shouldTakeTheObjectsOfTheListAsTheyStand() throws IOException {
    assertThat(records("[{\"a\":1.15},{\"a\":\"x\"}]", ""))
        .containsExactly("{\"a\":1.15}", "{\"a\":\"x\"}");
    assertThat(
            records(
                "{\"meta\":{\"data\":[]},\"data\":{\"rows\":[{\"a\":1}]},\"n\":[1]}", "/data/rows"))
        .containsExactly("{\"a\":1}");
    assertThat(records("{\"a\":1}", "")).containsExactly("{\"a\":1}");
    assertThat(records("{\"data\":[]}", "/data")).isEmpty();
  }

  @Test
  void shouldSayOfARecordThatIsNoObjectWhatIsWrongWithItAlone() throws IOException {
    List<String> faults = new ArrayList<>();
    JsonRecords.read(
        Files.writeString(folder.resolve("page.json"), "[{\"a\":1},7,[]]"),
        JsonPointer.empty(),
        record -> faults.add(record.row() + " " + record.faults()));

    assertThat(faults).containsExactly("1 null", "2 NOT_AN_OBJECT 2", "3 NOT_AN_OBJECT 3");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"data\":[{\"a\":1}]', /data, HUB-F015",
    "'{\"data\":[{\"a\":1}]} x', /data, HUB-F015",
    "'{\"data\":[{\"a\":1,\"a\":2}]}', /data, HUB-F015",
    "'{\"data\":\"x\"}', /data, HUB-F016",
    "'{\"data\":[]}', /items, HUB-F016",
    "'[]', /data, HUB-F016"
  })
  void shouldRefuseWhatIsNoSuchList(String json, String at, String code) {
    assertThatThrownBy(() -> records(json, at))
        .isInstanceOfSatisfying(
            ItemRefused.class, e -> assertThat(e.violation().code()).isEqualTo(code));
  }
}

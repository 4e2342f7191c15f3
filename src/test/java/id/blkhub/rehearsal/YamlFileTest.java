package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
  @TempDir Path folder;

  @Test
  void shouldReadPlainWordsAsJsonDoesAndEverythingElseAsText() throws IOException {
    YamlFile yaml =
        read(
            """
            date: 2026-06-01
            yes: yes
            phone: 0812
            clock: 12:30
            number: -7.5
            big: 3507245703040002
            quoted: "7"
            empty:
            list: [true, null]
            """);

    assertThat(yaml.json().toString())
        .isEqualTo(
            "{\"date\":\"2026-06-01\",\"yes\":\"yes\",\"phone\":\"0812\",\"clock\":\"12:30\","
                + "\"number\":-7.5,\"big\":3507245703040002,\"quoted\":\"7\",\"empty\":null,"
                + "\"list\":[true,null]}");
  }

  @Test
  void shouldKnowWhereEachValueStands() throws IOException {
    YamlFile yaml = read("a:\n  - b: 1\n    c/d: [x, y]\n");

    assertThat(yaml.at("/a/0/c~1d/1")).isEqualTo(file() + ":3:14");
    assertThat(yaml.at("/a/0/b")).isEqualTo(file() + ":2:5");
    assertThat(yaml.at("/a/0/none/at/all")).isEqualTo(file() + ":2:5");
    assertThat(yaml.at("/none")).isEqualTo(file() + ":1:1");
  }

  @Test
  void shouldRefuseAKeyThatStandsThereTwice() {
    assertThatThrownBy(() -> read("a: 1\nb: 2\na: 3\n"))
        .isInstanceOf(ScenarioUnsound.class)
        .hasMessageContaining(file() + ":3:1: HUB-T001")
        .hasMessageContaining("the key a stands here twice");
  }

  private Path file() {
    return folder.resolve("x.yaml");
  }

  private YamlFile read(String text) throws IOException {
    return YamlFile.read(Files.writeString(file(), text));
  }
}

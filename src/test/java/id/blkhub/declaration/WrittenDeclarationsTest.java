package id.blkhub.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.partner.ProfileSchema;
import id.blkhub.rehearsal.Pretty;
import id.blkhub.rehearsal.Rehearsal;
import id.blkhub.setting.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is written of keys in the source is what their declarations say. After a change of a
 * declaration {@code mvn test -Dtest=WrittenDeclarationsTest -Dhub.write=true} writes it anew.
 */
class WrittenDeclarationsTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path REFERENCE = Path.of("docs/reference");
  private static final String BEGIN = "<!-- declared keys: begin -->\n";
  private static final String END = "<!-- declared keys: end -->";

  /** A file, or the part of a page between two marks. */
  enum Written {
    PROFILE_SCHEMA(RESOURCES.resolve("partner/partner.schema.json"), false) {
      @Override
      String text() {
        return Pretty.json(ProfileSchema.whole()) + "\n";
      }
    },
    SCENARIO_SCHEMA(RESOURCES.resolve("rehearsal/scenario.schema.json"), false) {
      @Override
      String text() {
        return Rehearsal.scenarioSchema() + "\n";
      }
    },
    EDITOR_METADATA(
        RESOURCES.resolve("META-INF/additional-spring-configuration-metadata.json"), false) {
      @Override
      String text() {
        return SettingsMetadata.text();
      }
    },
    PROFILE_PAGE(REFERENCE.resolve("partner.md"), true) {
      @Override
      String text() {
        return KeyTables.ofFile(ProfileSchema.keys());
      }
    },
    SCENARIO_PAGE(REFERENCE.resolve("scenarios.md"), true) {
      @Override
      String text() {
        return KeyTables.ofFile(Rehearsal.scenarioKeys());
      }
    },
    SETTINGS_PAGE(REFERENCE.resolve("settings.md"), true) {
      @Override
      String text() {
        List<KeyGroup> groups = new ArrayList<>(HubSettings.groups());
        groups.add(HubSettings.ofOthers());
        return KeyTables.ofSettings(groups);
      }
    };

    private final Path file;
    private final boolean marked;

    Written(Path file, boolean marked) {
      this.file = file;
      this.marked = marked;
    }

    abstract String text();

    /** The file with the declared text in it. */
    String expected(String now) {
      if (!marked) {
        return text();
      }
      int begin = now.indexOf(BEGIN);
      int end = now.indexOf(END);
      assertThat(begin).as("%s has the mark %s", file, BEGIN).isNotNegative();
      assertThat(end).as("%s has the mark %s", file, END).isGreaterThan(begin);
      return now.substring(0, begin + BEGIN.length()) + text() + now.substring(end);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayWhatIsDeclared(Written written) throws IOException {
    String now = Files.exists(written.file) ? Files.readString(written.file) : "";
    String expected = written.expected(now);
    if (Boolean.getBoolean("hub.write")) {
      Files.writeString(written.file, expected);
      return;
    }

    assertThat(now)
        .as(
            "%s; write it anew with" + " mvn test -Dtest=WrittenDeclarationsTest -Dhub.write=true",
            written.file)
        .isEqualTo(expected);
  }
}

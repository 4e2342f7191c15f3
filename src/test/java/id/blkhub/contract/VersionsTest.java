package id.blkhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
  private static final FormPath ENROLMENT = FormPath.in("blk", "enrolment");
  private static final FormPath ASSESSMENT = FormPath.in("blk", "assessment");

  @TempDir Path home;
  private OwnFiles files;

  @BeforeEach
  void copy() throws IOException {
    files = OwnFiles.copyTo(home);
  }

  @Test
  void shouldCountWorkingFilesThatWereNeverReleasedAsVersionOne() {
    assertThat(versions().of(ENROLMENT)).containsExactly(1);
    assertThat(versions().meant(ENROLMENT, null, null).version()).isEqualTo(1);
    assertThat(versions().leftBehind(ENROLMENT)).isEmpty();
  }

  @Test
  void shouldTakeUnchangedWorkingFilesForTheReleaseTheyAre() throws IOException {
    release(1);

    assertThat(versions().of(ENROLMENT)).containsExactly(1);
    assertThat(versions().place(ENROLMENT, 1)).isEqualTo(ENROLMENT);
  }

  @Test
  void shouldNumberWhatWasChangedSinceAndLeaveTheOthers() throws IOException {
    release(1);
    change();

    assertThat(versions().of(ENROLMENT)).containsExactly(1, 2);
    assertThat(versions().of(ASSESSMENT)).containsExactly(1);
    assertThat(versions().place(ENROLMENT, 1)).isEqualTo(ENROLMENT.as(1));
    assertThat(versions().place(ENROLMENT, 2)).isEqualTo(ENROLMENT);
    assertThat(versions().leftBehind(ENROLMENT)).contains(ENROLMENT.as(1));
  }

  @Test
  void shouldSeeAChangeOfWhatSeveralMappingsImport() throws IOException {
    release(1);
    Path shared = home.resolve("mappings/blk/peserta.jslt");
    Files.writeString(shared, "// changed\n" + Files.readString(shared));

    assertThat(versions().of(ENROLMENT)).containsExactly(1, 2);
  }

  @Test
  void shouldFreezeWhatDependsOnNoWorkingFile() throws IOException {
    release(1);
    for (String own : new String[] {"peserta.jslt", "types.schema.json"}) {
      Files.delete(home.resolve("mappings/blk").resolve(own));
    }

    assertThat(contracts().of(ENROLMENT.as(1))).isPresent();
    assertThat(Mappings.load(home.resolve("mappings")).of(ENROLMENT.as(1))).isPresent();
  }

  @Test
  void shouldTakeTheVersionAMessageNamesBeforeThatOfTheProfile() throws IOException {
    release(1);
    change();

    assertThat(versions().meant(ENROLMENT, null, null).version()).isEqualTo(2);
    assertThat(versions().meant(ENROLMENT, null, 1).version()).isEqualTo(1);
    for (String named : new String[] {"2", "v2", "https://blk.go.id/skema/enrolment/2"}) {
      assertThat(versions().meant(ENROLMENT, named, 1).version()).isEqualTo(2);
    }
  }

  @Test
  void shouldRefuseAVersionThatIsNotThereAndNameThoseThatAre() throws IOException {
    release(1);
    change();

    for (String named : new String[] {"3", "", " ", "v2.json", "https://blk.go.id/2/enrolment"}) {
      assertThat(versions().meant(ENROLMENT, named, null).problem())
          .hasValueSatisfying(
              problem -> {
                assertThat(problem.code()).isEqualTo("HUB-C033");
                assertThat(problem.message().en()).contains("enrolment that there is: 1, 2");
                assertThat(problem.message().id()).contains("enrolment yang ada: 1, 2");
              });
    }
  }

  @Test
  void shouldTakeAnAddressThatNamesNoVersionForNone() throws IOException {
    release(1);
    change();

    for (String silent :
        new String[] {
          "https://blk.go.id/skema/enrolment",
          "https://blk2.go.id:8443/skema/enrolment.schema.json#",
          "urn:blk:enrolment"
        }) {
      assertThat(versions().meant(ENROLMENT, silent, 1).version()).isEqualTo(1);
      assertThat(versions().meant(ENROLMENT, silent, null).version()).isEqualTo(2);
    }
  }

  @Test
  void shouldKeepTheReleaseWhereTheWorkingFileIsNotUsable() throws IOException {
    release(1);
    files.write("mappings/blk/in/enrolment.schema.json", "{");

    assertThat(versions().place(ENROLMENT, 1)).isEqualTo(ENROLMENT.as(1));
    assertThat(versions().meant(ENROLMENT, null, null).version()).isEqualTo(2);
  }

  @Test
  void shouldSayWhereAVersionWouldLieThatIsGone() {
    assertThat(versions().place(ENROLMENT, 7)).hasToString("blk/released/7/in/enrolment");
  }

  private Contracts contracts() {
    return Contracts.load(home.resolve("mappings"));
  }

  private Versions versions() {
    return contracts().versions();
  }

  private void release(int number) throws IOException {
    Path mappings = home.resolve("mappings");
    for (Map.Entry<Path, byte[]> file :
        new Freeze(mappings, contracts()).files("blk", number).entrySet()) {
      Files.createDirectories(mappings.resolve(file.getKey()).getParent());
      Files.write(mappings.resolve(file.getKey()), file.getValue());
    }
  }

  private void change() throws IOException {
    files.change(
        "mappings/blk/in/enrolment.schema.json",
        "\"title\": \"Pendaftaran pelatihan,",
        "\"title\": \"Pendaftaran,");
  }
}

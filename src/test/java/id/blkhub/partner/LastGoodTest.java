package id.blkhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGoodTest {
  @TempDir Path folder;
  private Path routes;
  private Path profile;

  @BeforeEach
  void copyOneShippedProfile() throws IOException {
    routes = folder.resolve("routes");
    profile = Files.createDirectories(routes.resolve("blk")).resolve("partner.yaml");
    Files.copy(Path.of("routes/blk/partner.yaml"), profile);
  }

  @Test
  void shouldKeepThePartnerWhoseFileWasBrokenBetweenTwoStarts() throws IOException {
    PartnerProfile good = start().find("blk").orElseThrow();

    breakIt();
    Partners partners = start();

    assertThat(partners.find("blk")).contains(good);
    assertThat(partners.unreadable("blk")).isFalse();
  }

  @Test
  void shouldKnowNothingOfAPartnerThatNeverWorked() throws IOException {
    breakIt();

    Partners partners = start();

    assertThat(partners.find("blk")).isEmpty();
    assertThat(partners.unreadable("blk")).isTrue();
  }

  @Test
  void shouldEndThePartnerWhoseFileIsGone() throws IOException {
    start();

    Files.delete(profile);

    assertThat(start().find("blk")).isEmpty();
  }

  @Test
  void shouldTakeTheMendedFile() throws IOException {
    start();
    breakIt();
    start();

    Files.writeString(
        profile,
        Files.readString(Path.of("routes/blk/partner.yaml"))
            .replace("Registri BLK", "Registri Baru"));

    assertThat(start().find("blk").orElseThrow().name().id()).isEqualTo("Registri Baru");
  }

  private Partners start() {
    return new Partners(
        new LastGood(folder.resolve("data")).complete(PartnerProfiles.load(routes), routes));
  }

  private void breakIt() throws IOException {
    Files.writeString(profile, Files.readString(profile).replace("stage: live", "stage: alive"));
  }
}

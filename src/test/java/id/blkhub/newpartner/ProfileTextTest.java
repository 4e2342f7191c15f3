package id.blkhub.newpartner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a profile is written, kinds are added where they belong and nothing else changes. */
class ProfileTextTest {
  private static final List<String> RECEPTION = List.of("  - kind: report\n    scope: all\n");

  @TempDir private Path folder;

  @Test
  void shouldAddToListsInOneLineAndKeepComments() throws IOException {
    assertThat(
            extended(
                """
                id: a  # the id
                name: {id: A, en: A}
                sends: [vacancy]  # notices
                receives: []  # nothing yet
                # live since May
                stage: live
                """))
        .isEqualTo(
            """
            id: a  # the id
            name: {id: A, en: A}
            sends: [vacancy, enrolment, consent]  # notices
            receives:  # nothing yet
              - kind: report
                scope: all
            # live since May
            stage: live
            """);
  }

  @Test
  void shouldAddToBlocksAtTheirOwnIndentation() throws IOException {
    assertThat(
            extended(
                """
                name: {id: A, en: A}
                receives:
                - kind: vacancy
                  # what it sees
                  agreement:
                    purpose: >-
                      more than
                      one line
                # what it sends
                sends:
                    - vacancy
                    - kind: placement
                      version: 2  # the old one
                stage: live\
                """))
        .isEqualTo(
            """
            name: {id: A, en: A}
            receives:
            - kind: vacancy
              # what it sees
              agreement:
                purpose: >-
                  more than
                  one line
            - kind: report
              scope: all
            # what it sends
            sends:
                - vacancy
                - kind: placement
                  version: 2  # the old one
                - enrolment
                - consent
            stage: live\
            """);
  }

  @Test
  void shouldAddWhatWasNotThereAtAll() throws IOException {
    assertThat(extended("\uFEFFid: a\nname: {id: \"\uD83D\uDE42 A\", en: A}"))
        .isEqualTo(
            "\uFEFFid: a\nname: {id: \"\uD83D\uDE42 A\", en: A}\nsends: [enrolment, consent]\n"
                + "receives:\n  - kind: report\n    scope: all\n");
    assertThat(extended("name: {id: \"\uD83D\uDE42\", en: A}\nsends: [\n  vacancy, # one\n]\n"))
        .isEqualTo(
            "name: {id: \"\uD83D\uDE42\", en: A}\nsends: [\n  vacancy, # one\n"
                + ", enrolment, consent]\nreceives:\n  - kind: report\n    scope: all\n");
  }

  @Test
  void shouldNotTouchReceptionsThatStandInOneLine() {
    assertThatThrownBy(() -> extended("name: A\nreceives: [{kind: vacancy}]\n"))
        .isInstanceOf(DraftRefused.class)
        .hasMessageContaining("partner.yaml:2: write receives as a list");
  }

  private String extended(String profile) throws IOException {
    Path file = Files.writeString(folder.resolve("partner.yaml"), profile);
    Set<String> sends = new LinkedHashSet<>(List.of("enrolment", "consent"));
    return new ProfileText(file).with(sends, RECEPTION);
  }
}

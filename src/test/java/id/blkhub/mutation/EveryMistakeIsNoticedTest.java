package id.blkhub.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is mistyped in a shipped file is found by lint or by a case, before anyone depends on
 * it. The build tries some mistakes, always the same; {@code -Dhub.mutations.seed} chooses others.
 * {@code -Dhub.mutations=1000000} tries all, which takes twenty minutes.
 */
class EveryMistakeIsNoticedTest {
  private static final int TRIED = 100;

  @TempDir Path home;

  @Test
  void shouldBeNoticed() throws IOException {
    Watch watch = Watch.over(home);
    List<Mutation> tried = Drawn.from(Mutations.all(home), TRIED);

    assertThat(watch.unnoticed(tried))
        .as("mistakes that neither lint nor a case notices")
        .isEmpty();
  }

  @Test
  void shouldCallOnlyMistakesHarmlessThatCanBeMade() throws IOException {
    OwnFiles.copyTo(home);
    List<Mutation> mistakes = Mutations.all(home);
    mistakes.addAll(RouteMistakes.all(home));

    assertThat(Harmless.all())
        .allSatisfy(rule -> assertThat(mistakes).as(rule.toString()).anyMatch(rule::covers));
  }
}

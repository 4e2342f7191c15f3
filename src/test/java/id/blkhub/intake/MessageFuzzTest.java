package id.blkhub.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contracts;
import id.blkhub.fuzz.Cost;
import id.blkhub.fuzz.Seeds;
import id.blkhub.mapping.FormPath;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.translation.DryRun;
import id.blkhub.translation.DryRun.DryRunStage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A message of a partner, whatever it is, on its whole way through the shipped contracts and
 * mappings: it is refused with reasons, or it gets through, and no mapping of the hub's fails on
 * what a contract took. An input is the path of a form, a new line and the body.
 */
class MessageFuzzTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-06-01T05:00:00Z"), ZoneOffset.UTC);

  private static Partners partners;
  private static DryRun run;

  @BeforeAll
  static void loadFiles() {
    Path mappings = Path.of("mappings");
    partners = new Partners(PartnerProfiles.load(Path.of("routes")));
    run = new DryRun(partners, Contracts.load(mappings, NOON), Mappings.load(mappings));
  }

  @FuzzTest(maxDuration = "10m")
  void shouldTakeOrRefuseAnyMessage(byte[] input) throws Exception {
    take(input);
  }

  @Test
  void shouldTakeOrRefuseChangedSeeds() throws Exception {
    Seeds.change(getClass(), MessageFuzzTest::take);
  }

  private static void take(byte[] input) throws Exception {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    Optional<FormPath> form =
        FormPath.of(new String(input, 0, end, UTF_8))
            .filter(FormPath::incoming)
            .filter(path -> partners.maySend(path.partner(), path.kind()));
    if (form.isEmpty() || end == input.length) {
      return;
    }
    byte[] body = Arrays.copyOfRange(input, end + 1, input.length);
    List<DryRunStage> stages = Cost.bounded(() -> run.in(form.get(), body));

    assertThat(run.in(form.get(), body)).as("the same once more").isEqualTo(stages);
    stages.forEach(MessageFuzzTest::check);
    DryRunStage last = stages.get(stages.size() - 1);
    if (!last.failed()) {
      assertThat(last.name()).isEqualTo(DryRun.Name.CANONICAL);
      for (PartnerProfile receiver : partners.receiversOf(form.get().kind())) {
        deliver(receiver.id(), form.get().kind(), last.document());
      }
    }
  }

  private static void deliver(String receiver, String kind, JsonNode canonical) throws Exception {
    byte[] document = canonical.toString().getBytes(UTF_8);
    List<DryRunStage> stages = Cost.bounded(() -> run.out(FormPath.out(receiver, kind), document));

    stages.forEach(MessageFuzzTest::check);
    assertThat(stages.get(0).failed()).as("canonical: %s", stages.get(0).problems()).isFalse();
  }

  private static void check(DryRunStage dryRunStage) {
    assertThat(!dryRunStage.document().isMissingNode() || dryRunStage.failed()).isTrue();
    for (Violation problem : dryRunStage.problems()) {
      assertThat(problem.code()).as(problem.message().en()).doesNotStartWith("HUB-M");
      assertThat(problem.message().id()).isNotBlank();
      assertThat(problem.message().en()).isNotBlank();
    }
  }
}

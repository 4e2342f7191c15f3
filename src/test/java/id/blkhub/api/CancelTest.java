package id.blkhub.api;

import static id.blkhub.api.SubmitTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.api.Door.Answer;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.MessageView.DeliveryView;
import id.blkhub.message.Ids;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelTest {
  private static Door door;

  @BeforeAll
  static void open(@TempDir Path home) {
    door = new Door(home);
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @BeforeEach
  void forget() {
    door.hub.forget();
    door.hub.cancelled.clear();
  }

  @Test
  void shouldSayForWhomItIsInTimeAndForWhomTooLate() {
    String id = message(State.ACCEPTED, State.AVAILABLE, State.DELIVERED, State.PARKED);

    JsonNode answer = cancel("blk", id, 202).json();

    assertThat(answer.path("cancels")).extracting(JsonNode::asText).containsExactly("p0", "p2");
    assertThat(answer.path("tooLate")).extracting(JsonNode::asText).containsExactly("p1");
    assertThat(answer.has("rejects")).isFalse();
    assertThat(door.hub.cancelled).containsExactly("blk enrolment " + id);
  }

  @ParameterizedTest
  @EnumSource(names = {"RECEIVED", "WAITING", "HELD"})
  void shouldStopWhatIsStillInIntake(State state) {
    assertThat(cancel("blk", message(state), 202).json().path("rejects").asText())
        .isEqualTo(state.name());
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "DUPLICATE", "ACCEPTED"})
  void shouldSayThatNothingIsUnderWay(State state) {
    assertProblem(cancel("blk", message(state, State.EXPIRED), 409), 409, "HUB-H040");
    assertThat(door.hub.cancelled).isEmpty();
  }

  @Test
  void shouldKnowNoMessageOfOthers() {
    String id = message(State.RECEIVED);
    assertProblem(cancel("supra", id, 404), 404, "HUB-H012");
    assertProblem(cancel("blk", Ids.next(), 404), 404, "HUB-H012");
  }

  @Test
  void shouldAskToComeAgainWhenItCannotBeStored() {
    String id = message(State.RECEIVED);
    door.hub.brokerDown = true;
    assertProblem(cancel("blk", id, 503), 503, "HUB-H042");
  }

  @Test
  void shouldPaceWhoAsksWithoutEnd(@TempDir Path home) {
    Door own = new Door(home);
    try {
      assertThat(
              Stream.generate(() -> own.post("supra", Ids.next() + "/cancel", ""))
                  .limit(3_000)
                  .filter(answer -> answer.status() == 429)
                  .findFirst())
          .hasValueSatisfying(answer -> assertProblem(answer, 429, "HUB-H007"));
    } finally {
      own.close();
    }
  }

  private static Answer cancel(String partner, String id, int status) {
    Answer answer = door.post(partner, id + "/cancel", "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer;
  }

  private static String message(State state, State... deliveries) {
    String id = Ids.next();
    int[] n = {0};
    List<DeliveryView> views =
        Stream.of(deliveries)
            .map(
                one ->
                    new DeliveryView(
                        new PartnerId("p" + n[0]++), one, 1, null, List.of(), Instant.EPOCH))
            .toList();
    door.hub.views.put(
        id,
        new MessageView(
            new MessageRef(
                new MessageId(id),
                new PartnerId("blk"),
                new Kind("enrolment"),
                "E-1",
                null,
                "ENR-1",
                false),
            state,
            Instant.EPOCH,
            Instant.EPOCH,
            List.of(),
            views));
    return id;
  }
}

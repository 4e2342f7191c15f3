package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.door.Addresses;
import id.blkhub.message.State;
import id.blkhub.route.RouteLoader;
import id.blkhub.route.SpineUnusable;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes that skip a stage, or do two in the wrong order, on a whole hub. */
class SpineIT {
  private static final String OWN = "routes/blk/vacancy.camel.yaml";
  private static final String INTAKE = "routes/exchange/intake.camel.yaml";
  private static final String DELIVERY = "routes/exchange/deliver-queue.camel.yaml";
  private static final String UNPREPARED =
      """
      - route:
          id: deliver.blk.vacancy
          description: Vacancies to blk, without asking the agreement
          from:
            uri: hub-queue:deliver.blk.vacancy
            steps:
              - process: {ref: putOnPartnerQueue, description: out.blk.vacancy}
              - process: {ref: settleDeliveries, description: events and receipts}
      """;

  @Test
  void shouldLetNoMessagePassWhereAStageIsSkipped(@TempDir Path folder) throws Exception {
    OwnFiles files = OwnFiles.copyTo(folder);
    Map<String, Object> settings = files.settings();
    Path data = folder.resolve("data");
    String own = files.read(OWN);
    String intake = files.read(INTAKE);
    String delivery = files.read(DELIVERY);

    files.write(OWN, UNPREPARED);
    aPartnersRouteIsPutAside(data, settings);
    files.write(OWN, own);

    files.write(DELIVERY, without(delivery, "prepareDeliveries", "putOnPartnerQueue"));
    assertThatThrownBy(start(data, settings))
        .rootCause()
        .isInstanceOf(SpineUnusable.class)
        .hasMessageContainingAll("HUB-R001", DELIVERY, "HUB-L027", "putOnPartnerQueue");
    files.write(DELIVERY, delivery);

    files.write(INTAKE, swapped(intake, "checkContract", "mapToCanonical"));
    assertThatThrownBy(start(data, settings))
        .rootCause()
        .isInstanceOf(SpineUnusable.class)
        .hasMessageContainingAll("HUB-R001", INTAKE, "HUB-L027", "mapToCanonical");
    files.write(INTAKE, intake);

    whatWasKeptIsDelivered(data, settings);
  }

  private static void aPartnersRouteIsPutAside(Path data, Map<String, Object> settings)
      throws Exception {
    try (TestHub hub = TestHub.start(data, Engine.SQLITE, settings);
        QueuePartner supra = hub.partner("supra")) {
      assertThat(hub.bean(RouteLoader.class).quarantined())
          .singleElement()
          .satisfies(
              route -> {
                assertThat(route.file().toString()).endsWith(OWN);
                assertThat(route.code()).isEqualTo("HUB-R002");
                assertThat(route.reason().en())
                    .contains("HUB-L027", "putOnPartnerQueue", "prepareDeliveries");
              });

      supra.send("in.supra.vacancy", Letters.vacancy(1));

      Checks.awaitDelivery(hub, "vacancy", Letters.vacancyId(1), "blk", State.ROUTED);
      assertThat(hub.depth(Addresses.deliver("blk", "vacancy"))).isEqualTo(1);
      assertThat(hub.depth(Addresses.out("blk", "vacancy"))).isZero();
    }
  }

  private static ThrowingCallable start(Path data, Map<String, Object> settings) {
    return () -> TestHub.start(data, Engine.SQLITE, settings).close();
  }

  private static void whatWasKeptIsDelivered(Path data, Map<String, Object> settings)
      throws Exception {
    try (TestHub hub = TestHub.start(data, Engine.SQLITE, settings);
        QueuePartner blk = hub.partner("blk")) {
      assertThat(hub.bean(RouteLoader.class).quarantined()).isEmpty();
      Mailbox.of(blk, "out.blk.vacancy").letter(Letters.vacancyId(1));
      Checks.nothingWentAstray(hub);
    }
  }

  /** The route without all that stands between the beginnings of two steps. */
  private static String without(String route, String step, String next) {
    return route.substring(0, step(route, step)) + route.substring(step(route, next));
  }

  /** The route with two steps of one line each in each other's place. */
  private static String swapped(String route, String step, String next) {
    int from = step(route, step);
    int middle = step(route, next);
    int to = route.indexOf('\n', middle) + 1;
    return route.substring(0, from)
        + route.substring(middle, to)
        + route.substring(from, middle)
        + route.substring(to);
  }

  /** Where the line begins at which the step begins. */
  private static int step(String route, String name) {
    int at = route.lastIndexOf("- process:", route.indexOf("ref: " + name));
    return route.lastIndexOf('\n', at) + 1;
  }
}

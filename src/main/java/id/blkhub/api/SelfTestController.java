package id.blkhub.api;

import id.blkhub.journal.TestTraffic;
import id.blkhub.message.PartnerId;
import id.blkhub.pack.PartnerPack;
import id.blkhub.pack.SelfTest;
import id.blkhub.pack.SelfTestSheet;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.Partners;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The self-test of a partner in stage test. To begin one is to choose from when on the hub looks;
 * what it saw stands in the journal, so nothing else is kept.
 */
@RestController
final class SelfTestController {
  private static final String FROM = "from";
  private static final Duration LONGEST = Duration.ofDays(31);

  /** Where nobody says when the test began. */
  private static final Duration USUAL = Duration.ofDays(7);

  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

  private final Partners partners;
  private final PartnerPacks packs;
  private final TestTraffic traffic;
  private final ZoneId zone;
  private final Clock clock = Clock.systemUTC();

  SelfTestController(
      Partners partners,
      PartnerPacks packs,
      TestTraffic traffic,
      @Value("${hub.zone}") ZoneId zone) {
    this.partners = partners;
    this.packs = packs;
    this.traffic = traffic;
    this.zone = zone;
  }

  @PostMapping(path = Paths.SELF_TEST, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<SelfTestAnswer> begin(HttpServletRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SelfTestAnswer answer = SelfTestAnswer.of(report(request, now));
    return ResponseEntity.created(URI.create(answer.links().get("self"))).body(answer);
  }

  @GetMapping(path = Paths.SELF_TEST, produces = MediaType.APPLICATION_JSON_VALUE)
  @ReadsParameters(FROM)
  SelfTestAnswer json(HttpServletRequest request) {
    return SelfTestAnswer.of(report(request, from(request)));
  }

  @GetMapping(path = Paths.SELF_TEST, produces = MediaType.TEXT_HTML_VALUE)
  @ReadsParameters(FROM)
  ResponseEntity<byte[]> page(HttpServletRequest request) {
    SelfTestSheet sheet = new SelfTestSheet(report(request, from(request)), zone);
    return ResponseEntity.ok().contentType(HTML).body(sheet.html());
  }

  @GetMapping(path = Paths.SELF_TEST, produces = MediaType.TEXT_PLAIN_VALUE)
  @ReadsParameters(FROM)
  ResponseEntity<byte[]> text(HttpServletRequest request) {
    SelfTestSheet sheet = new SelfTestSheet(report(request, from(request)), zone);
    return ResponseEntity.ok().contentType(TEXT).body(sheet.text());
  }

  private SelfTest report(HttpServletRequest request, Instant from) {
    PartnerId partner = PartnerAuthentication.partner(request);
    PartnerProfile profile =
        partners
            .find(partner.value())
            .filter(known -> known.stage() == PartnerStage.TEST)
            .orElseThrow(() -> ProblemException.of(HttpRule.SELF_TEST_OF_STAGE_TEST));
    PartnerPack pack = packs.of(partner);
    SelfTestSteps steps =
        JournalReads.of(
            () -> new SelfTestSteps(traffic.sent(partner, from), traffic.received(partner, from)));
    return new SelfTest(
        partner.value(),
        profile.name(),
        pack.version(),
        pack.contracts(),
        from,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        steps.of(pack.contracts()));
  }

  private Instant from(HttpServletRequest request) {
    Instant now = clock.instant();
    String given = QueryParameters.of(request).text(FROM);
    if (given == null) {
      return now.minus(USUAL).truncatedTo(ChronoUnit.MILLIS);
    }
    try {
      Instant from = OffsetDateTime.parse(given).toInstant();
      if (!from.isAfter(now) && from.isAfter(now.minus(LONGEST))) {
        return from;
      }
    } catch (DateTimeException e) {
      // answered below
    }
    throw ProblemException.of(HttpRule.SELF_TEST_BEGIN);
  }
}

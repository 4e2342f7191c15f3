package id.blkhub.delivery;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.correlation.Correlator;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.exchange.Conditions;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.SendLedger;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.step.StageResult;
import id.blkhub.step.Staged;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.ClearSeal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The check of agreements over the shipped profiles, a real database and a clock that stands. */
final class AgreementFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T03:04:05Z");

  /** What {@link #check} tells of a delivery that goes on. */
  static final String AGREED = "agreed";

  /** The condition of bnsp's agreement holds. */
  static final String HERE = "{\"lspLicence\": \"BNSP-LSP-0383-ID\"}";

  /** It does not. */
  static final String ELSEWHERE = "{\"lspLicence\": \"another body\"}";

  private static final JsonMapper JSON = new JsonMapper();

  private final TestDatabases databases;
  private final Correlator correlator;
  private final SendLedger ledger;
  private final CheckAgreement check;

  AgreementFixture(Path folder) {
    this(folder, NOW, Path.of("routes"));
  }

  AgreementFixture(Path folder, Instant now, Path routes) {
    databases = Engine.SQLITE.open(folder);
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    WithdrawalStore withdrawals = new WithdrawalStore(databases.hub(), clock);
    ledger = new SendLedger(withdrawals);
    correlator = new Correlator(databases.hub(), new ClearSeal(), clock);
    Partners partners = new Partners(PartnerProfiles.load(routes));
    Receivers receivers =
        new Receivers(
            Contracts.load(Path.of("mappings")),
            new Conditions(Mappings.load(Path.of("mappings"))),
            clock,
            ZoneOffset.ofHours(7));
    check = new CheckAgreement(partners, receivers, correlator, withdrawals, ledger);
  }

  SendLedger ledger() {
    return ledger;
  }

  Correlator correlator() {
    return correlator;
  }

  /** Its sender has taken the message back. */
  void withdraw(String messageId) {
    databases
        .hub()
        .write(
            sql ->
                sql.sql("INSERT INTO withdrawn (stamp, cause, at) VALUES (?, 'VOID', 0)")
                    .param(messageId)
                    .update());
  }

  /** A delivery whose condition holds. */
  String check(DeliveryHeader header) {
    return check(header, HERE);
  }

  /** Code of the reason why it ended; {@link #AGREED} where it goes on. */
  String check(DeliveryHeader header, String document) {
    return run(header, document)
        .either(agreed -> AGREED, ended -> ended.outcome().reason().code())
        .get(0);
  }

  Staged<AgreedDelivery, EndedDelivery> run(DeliveryHeader header, String document) {
    OpenedDelivery opened = new OpenedDelivery(header, 1, document(document));
    return check
        .check(
            new DeliveryBatch<>(
                new FetchedBatch(null, header.receiver(), header.kind()),
                Staged.of(List.of(StageResult.goesOn(opened)))))
        .deliveries();
  }

  /** The void of an earlier message, for bnsp. */
  String checkVoidOf(String earlier) {
    return check(amending(header("v"), Correction.VOID, earlier), ELSEWHERE);
  }

  /** An assessment for bnsp. */
  static DeliveryHeader header(String messageId) {
    return header(messageId, "bnsp", "assessment", 0, false);
  }

  static DeliveryHeader header(
      String messageId, String receiver, String kind, long caseId, boolean test) {
    MessageRef message =
        new MessageRef(
            new MessageId(messageId),
            new PartnerId("blk"),
            new Kind(kind),
            messageId,
            null,
            "UJI-1",
            test);
    return DeliveryHeader.of(message, new PartnerId(receiver), NOW).caseId(caseId).build();
  }

  static DeliveryHeader amending(DeliveryHeader header, Correction correction, String earlier) {
    return DeliveryHeader.of(header.message(), header.receiver(), header.acceptedAt())
        .caseId(header.caseId())
        .correction(correction)
        .earlier(List.of(new MessageId(earlier)))
        .build();
  }

  static ObjectNode document(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    databases.close();
  }
}

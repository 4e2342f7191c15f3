package id.blkhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.contract.Contracts;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.step.StageResult;
import id.blkhub.step.Staged;
import id.blkhub.translation.AllowedFields;
import id.blkhub.translation.Translation;
import id.blkhub.translation.VoidDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A void reaches a partner in the hub's form, or in one of its own. */
class VoidFormTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path mappings;

  @Test
  void shouldKeepTheHubsFormWhereThePartnerHasNone() throws Exception {
    Delivery delivery = mapped();

    assertThat(delivery.open()).isTrue();
    assertThat(delivery.document()).isEqualTo(voidDocument());
  }

  @Test
  void shouldUseThePartnersOwnForm() throws Exception {
    write("supra/out/certification.void.jslt", "{\"revoked\": .key.registrationNo}");
    write(
        "supra/out/certification.void.schema.json",
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "required": ["revoked"], "properties": {"revoked": {"type": "string"}}}
        """);

    assertThat(mapped().document()).isEqualTo(JSON.readTree("{\"revoked\": \"R-1\"}"));
  }

  @Test
  void shouldParkWhereHalfOfThePartnersFormIsMissing() throws Exception {
    write("supra/out/certification.void.jslt", "{\"revoked\": .key.registrationNo}");

    assertThat(mapped().outcome().reason().code()).isEqualTo("HUB-X003");
  }

  @Test
  void shouldShowTheKeyOnlyAsFarAsTheAgreementGrantsIt() throws Exception {
    AllowedFields granted = AllowedFields.of(List.of(new GrantedField("/registrationNo", false)));
    AllowedFields others = AllowedFields.of(List.of(new GrantedField("/decision", false)));

    assertThat(VoidDocument.minimised(voidDocument(), granted)).isEqualTo(voidDocument());
    assertThat(VoidDocument.minimised(voidDocument(), others).has("key")).isFalse();
  }

  @Test
  void shouldLetNothingThroughThatIsNoPartOfAVoid() throws Exception {
    AllowedFields granted = AllowedFields.of(List.of(new GrantedField("/registrationNo", false)));
    ObjectNode whole =
        (ObjectNode) JSON.readTree("{\"registrationNo\": \"R-1\", \"person\": {\"nik\": \"1\"}}");

    assertThat(VoidDocument.minimised(whole, granted)).isEmpty();
  }

  private Delivery mapped() throws Exception {
    MessageRef message =
        new MessageRef(
            new MessageId("m"),
            new PartnerId("bnsp"),
            new Kind("certification"),
            "s",
            null,
            "R-1",
            false);
    DeliveryHeader header =
        DeliveryHeader.of(message, new PartnerId("supra"), Instant.EPOCH)
            .correction(Correction.VOID)
            .earlier(List.of(new MessageId("earlier")))
            .build();
    Reception reception =
        PartnerProfiles.load(Path.of("routes"))
            .profiles()
            .get("supra")
            .reception("certification")
            .orElseThrow();
    OpenedDelivery opened = new OpenedDelivery(header, 1, voidDocument());
    AgreedDelivery agreed =
        new AgreedDelivery(opened, Correction.VOID, opened.document(), reception);
    Staged<MinimisedDelivery, EndedDelivery> minimised =
        Staged.of(List.of(StageResult.goesOn(new MinimisedDelivery(agreed, agreed.document()))));
    return new MapToPartner(new Translation(Contracts.load(mappings), Mappings.load(mappings)))
        .map(
            new DeliveryBatch<>(
                new FetchedBatch(null, new PartnerId("supra"), new Kind("certification")),
                minimised))
        .all()
        .get(0);
  }

  private static ObjectNode voidDocument() throws IOException {
    return (ObjectNode)
        JSON.readTree(
            """
            {"correction": "void", "kind": "certification", "key": {"registrationNo": "R-1"},
             "messages": ["earlier"], "voidedOn": "2026-11-22"}
            """);
  }

  private void write(String path, String text) throws IOException {
    Path file = mappings.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

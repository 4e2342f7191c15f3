package id.blkhub.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.TestDeliveries;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionsTest {
  @ParameterizedTest
  @CsvSource({
    "NONE,,true,false",
    "NONE,VOID,false,true",
    "NONE,CORRECT,false,true",
    "SKIP,,true,false",
    "SKIP,VOID,false,false",
    "ONLY,,false,false",
    "ONLY,CORRECT,true,false",
    "VOID,,false,false",
    "VOID,VOID,true,false",
    "VOID,CORRECT,false,true",
    "TOO,,true,false",
    "TOO,VOID,true,false"
  })
  void shouldTakeWhatItIsFor(
      Corrections line, Correction correction, boolean taken, boolean parked) {
    MessageRef message =
        new MessageRef(
            new MessageId("m"),
            new PartnerId("blk"),
            new Kind("assessment"),
            "s",
            null,
            "k",
            false);
    DeliveryHeader header =
        DeliveryHeader.of(message, new PartnerId("bnsp"), Instant.EPOCH)
            .correction(correction)
            .earlier(List.of(new MessageId("earlier")))
            .build();
    Delivery delivery = TestDeliveries.mapped(header, 1, JsonNodeFactory.instance.objectNode());

    assertThat(line.takes(delivery)).isEqualTo(taken);
    assertThat(delivery.open()).isEqualTo(!parked);
    if (parked) {
      assertThat(delivery.outcome().reason().code()).isEqualTo("HUB-D040");
    }
  }
}

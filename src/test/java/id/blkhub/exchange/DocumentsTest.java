package id.blkhub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.message.MessageId;
import id.blkhub.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What a process remembers of a document is what it would have read. */
class DocumentsTest {
  private static final ObjectMapper JSON = Documents.JSON;

  private final CountingSeal seal = new CountingSeal();
  private final Documents documents = new Documents(seal);

  @Test
  void shouldDecryptOnceForAllReceivers() throws Exception {
    JsonNode document = JSON.readTree("{\"nik\": \"3603121201990001\", \"units\": [1, 2]}");
    byte[] sealed = documents.seal(document, new MessageId("m-1"), 2);

    assertThat(documents.open(sealed.clone(), new MessageId("m-1"))).isEqualTo(document);
    assertThat(documents.open(sealed.clone(), new MessageId("m-1"))).isEqualTo(document);
    assertThat(seal.opened).isZero();
  }

  @Test
  void shouldForgetWhatAllReceiversHave() throws Exception {
    JsonNode document = JSON.readTree("{\"a\": 1}");
    byte[] sealed = documents.seal(document, new MessageId("m-1"), 2);
    documents.open(sealed, new MessageId("m-1"));
    documents.open(sealed, new MessageId("m-1"));

    assertThat(documents.open(sealed, new MessageId("m-1")))
        .isEqualTo(document)
        .isNotSameAs(document);
    assertThat(seal.opened).isEqualTo(1);
  }

  @Test
  void shouldReadWhatAnotherProcessSealed() throws Exception {
    JsonNode document = JSON.readTree("{\"a\": 1}");
    byte[] sealed = new Documents(seal).seal(document, new MessageId("m-1"), 2);

    assertThat(documents.open(sealed, new MessageId("m-1"))).isEqualTo(document);
    assertThat(documents.open(sealed, new MessageId("m-1"))).isEqualTo(document);
    assertThat(seal.opened).isEqualTo(1);
  }

  @Test
  void shouldTellApartWhatOneMessageSaysToDifferentReceivers() throws Exception {
    byte[] message = documents.seal(JSON.readTree("{\"a\": 1}"), new MessageId("m-1"), 2);
    byte[] revocation = documents.seal(JSON.readTree("{\"a\": 2}"), new MessageId("m-1"), 2);

    assertThat(documents.open(message, new MessageId("m-1")).path("a").asInt()).isEqualTo(1);
    assertThat(documents.open(revocation, new MessageId("m-1")).path("a").asInt()).isEqualTo(2);
  }

  @Test
  void shouldNotOpenUnderTheNameOfAnotherMessage() throws Exception {
    byte[] sealed = documents.seal(JSON.readTree("{\"a\": 1}"), new MessageId("m-1"), 2);

    assertThatThrownBy(() -> documents.open(sealed, new MessageId("m-2")))
        .isInstanceOf(Seal.SealBroken.class);
  }

  @Test
  void shouldNotKeepLargeOnes() throws Exception {
    JsonNode large = JSON.createObjectNode().put("text", "x".repeat(70_000));
    byte[] sealed = documents.seal(large, new MessageId("m-1"), 2);

    assertThat(documents.open(sealed, new MessageId("m-1"))).isEqualTo(large);
    assertThat(seal.opened).isEqualTo(1);
  }

  /** Closes with sixteen bytes that are never the same, and counts what it opens. */
  private static final class CountingSeal implements Seal {
    private int sealed;
    private int opened;

    @Override
    public byte[] seal(byte[] clear, String context) {
      String text = context + ' ' + Base64.getEncoder().encodeToString(clear);
      return "%s %016d".formatted(text, sealed++).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] open(byte[] bytes, String context) {
      opened++;
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ");
      if (!parts[0].equals(context)) {
        throw new SealBroken("another context than " + Arrays.toString(parts), null);
      }
      return Base64.getDecoder().decode(parts[1]);
    }

    @Override
    public String hash(String purpose, byte[] value) {
      throw new UnsupportedOperationException("nothing here is hashed");
    }
  }
}

package id.blkhub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.blkhub.message.MessageId;
import id.blkhub.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Documents on their way from intake to their receivers. On a queue they lie sealed; what this
 * process sealed or opened a moment ago it need not decrypt and parse for each receiver again.
 * Thread-safe.
 */
public final class Documents {
  /** Documents travel through the hub unchanged in their numbers. */
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** AES-GCM's tag, which closes the sealed bytes and differs for whatever was ever sealed. */
  private static final int TAG = 16;

  /** Larger ones are rare, and a few of them would fill what is kept. */
  private static final int LARGEST_KEPT = 64 << 10;

  /** Of the heap, as sealed bytes; a tree takes about ten times as much. */
  private static final long SHARE = 128;

  private final Seal seal;
  private final Cache<Key, Kept> recent =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE)
          .<Key, Kept>weigher((key, kept) -> kept.size)
          .expireAfterWrite(Duration.ofMinutes(1))
          .build();

  private record Key(MessageId messageId, ByteBuffer tag) {
    static Key of(byte[] sealed, MessageId messageId) {
      int from = Math.max(0, sealed.length - TAG);
      return new Key(messageId, ByteBuffer.wrap(Arrays.copyOfRange(sealed, from, sealed.length)));
    }
  }

  private record Kept(JsonNode document, int size, AtomicInteger left) {
    /** Whether nobody else will ask for it. */
    boolean lastAsked() {
      return left.decrementAndGet() == 0;
    }
  }

  public Documents(Seal seal) {
    this.seal = seal;
  }

  /**
   * @param document not to be changed afterwards: {@link #open} may return it
   * @param messageId of the message it belongs to
   * @param receivers how many will open it; it is kept no longer than until they have
   */
  public byte[] seal(JsonNode document, MessageId messageId, int receivers) {
    try {
      byte[] sealed = seal.seal(JSON.writeValueAsBytes(document), messageId.value());
      if (receivers > 0) {
        keep(sealed, messageId, document, receivers);
      }
      return sealed;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A parsed document can always be written", e);
    }
  }

  /**
   * @return not to be changed: other receivers get the same
   * @throws Seal.SealBroken when the bytes were changed, are another message's or their key is gone
   */
  public JsonNode open(byte[] sealed, MessageId messageId) {
    Key key = Key.of(sealed, messageId);
    Kept kept = recent.getIfPresent(key);
    if (kept != null && kept.size == sealed.length) {
      if (kept.lastAsked()) {
        recent.invalidate(key);
      }
      return kept.document;
    }
    try {
      JsonNode document = JSON.readTree(seal.open(sealed, messageId.value()));
      // another receiver's, or the same one's next attempt
      keep(sealed, messageId, document, Integer.MAX_VALUE);
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(byte[] sealed, MessageId messageId, JsonNode document, int receivers) {
    if (sealed.length <= LARGEST_KEPT) {
      Kept kept = new Kept(document, sealed.length, new AtomicInteger(receivers));
      recent.put(Key.of(sealed, messageId), kept);
    }
  }
}

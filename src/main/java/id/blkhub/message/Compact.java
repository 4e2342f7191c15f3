package id.blkhub.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;

/**
 * The form of what the hub keeps in queues of its own: Smile, which is JSON in binary, so that
 * bytes need no base64; moments as nanoseconds since 1970, exact from 1678 to 2262. Fields it does
 * not know are skipped, so that nodes of two versions can run together. What is JSON is read too:
 * it lay in a queue before there was this form.
 */
public final class Compact {
  private static final long NANOS = 1_000_000_000L;

  /** Thread-safe. */
  public static final SmileMapper MAPPER =
      SmileMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new Writer())
                  .addDeserializer(Instant.class, new Reader()))
          // bytes as they are, not seven bits at a time
          .disable(SmileGenerator.Feature.ENCODE_BINARY_AS_7BIT)
          // half a surrogate pair, as a text cut short may end in one, must not cost the rest
          .enable(SmileGenerator.Feature.LENIENT_UTF_ENCODING)
          // sender, kind and the like come again in every event
          .enable(SmileGenerator.Feature.CHECK_SHARED_STRING_VALUES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  /** What an earlier version wrote, with times in ISO form and bytes in base64. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private Compact() {}

  /**
   * Reads what {@link #MAPPER} wrote, or JSON.
   *
   * @throws IOException when it is neither; its message may quote the bytes
   */
  public static <T> T read(byte[] bytes, Class<T> type) throws IOException {
    boolean json = bytes.length > 0 && bytes[0] == '{';
    return (json ? JSON : MAPPER).readValue(bytes, type);
  }

  private static final class Writer extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant moment, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeNumber(
          Math.addExact(Math.multiplyExact(moment.getEpochSecond(), NANOS), moment.getNano()));
    }
  }

  private static final class Reader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      long nanos = in.getLongValue();
      return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
  }
}

package id.blkhub.everydoor;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.everydoor.Letter.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;

/** Encodes a message section by section, also as no library would. */
final class AmqpBytes {
  private static final int APPLICATION_PROPERTIES = 0x74;
  private static final int ROOM = 8_192;

  private AmqpBytes() {}

  static byte[] of(Letter letter) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    Properties properties = new Properties();
    properties.setMessageId(letter.transportId());
    if (!letter.contentTypes().isEmpty()) {
      properties.setContentType(Symbol.valueOf(letter.contentTypes().get(0)));
    }
    if (letter.contentEncoding() != null) {
      properties.setContentEncoding(Symbol.valueOf(letter.contentEncoding()));
    }
    message.writeBytes(encoded(properties, 0));
    List<Field> fields = new ArrayList<>();
    letter
        .attributes()
        .forEach(one -> fields.add(new Field("cloudEvents_" + one.name(), one.value())));
    fields.addAll(letter.fields());
    if (!fields.isEmpty()) {
      message.writeBytes(map(fields));
    }
    for (Object section : sections(letter)) {
      message.writeBytes(encoded(section, letter.body().length));
    }
    return message.toByteArray();
  }

  private static List<Object> sections(Letter letter) {
    byte[] body = letter.body();
    String text = new String(body, UTF_8);
    return switch (letter.section()) {
      case DATA -> List.of(new Data(new Binary(body)));
      case TEXT -> List.of(new AmqpValue(text));
      case BINARY -> List.of(new AmqpValue(new Binary(body)));
      case MAP -> List.of(new AmqpValue(Map.of("body", text)));
      case LIST -> List.of(new AmqpValue(List.of(text)));
      case SEQUENCE -> List.of(new AmqpSequence(List.of(text)));
      case TWO_DATA ->
          List.of(
              new Data(new Binary(Arrays.copyOf(body, body.length / 2))),
              new Data(new Binary(Arrays.copyOfRange(body, body.length / 2, body.length))));
      case NULL -> List.of(new AmqpValue(null));
    };
  }

  private static byte[] encoded(Object section, int size) {
    DecoderImpl decoder = new DecoderImpl();
    EncoderImpl encoder = new EncoderImpl(decoder);
    AMQPDefinedTypes.registerAllTypes(decoder, encoder);
    ByteBuffer buffer = ByteBuffer.allocate(size + ROOM);
    encoder.setByteBuffer(buffer);
    encoder.writeObject(section);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** A map whose names may come twice. */
  private static byte[] map(List<Field> fields) {
    ByteArrayOutputStream pairs = new ByteArrayOutputStream();
    for (Field field : fields) {
      pairs.writeBytes(string(field.name()));
      pairs.writeBytes(string(field.value()));
    }
    ByteBuffer map = ByteBuffer.allocate(3 + 1 + 8 + pairs.size());
    map.put((byte) 0).put((byte) 0x53).put((byte) APPLICATION_PROPERTIES).put((byte) 0xd1);
    map.putInt(4 + pairs.size()).putInt(2 * fields.size()).put(pairs.toByteArray());
    return map.array();
  }

  private static byte[] string(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) 0xb1)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }
}

package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.transport.Close;
import org.apache.qpid.proton.amqp.transport.Detach;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.End;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;
import org.apache.qpid.proton.codec.WritableBuffer;
import org.jspecify.annotations.Nullable;

/** Replaces the description of an error within a frame of AMQP 1.0 (2.8.14). */
final class AmqpErrors {
  private static final int DISPOSITION = 0x15;
  private static final int DETACH = 0x16;
  private static final int END = 0x17;
  private static final int CLOSE = 0x18;
  private static final int REJECTED = 0x25;
  private static final int SMALL = 0x53;
  private static final int CODE_OFFSET = 2;
  private static final int ROOM = 1_024;

  private final DecoderImpl decoder = new DecoderImpl();
  private final EncoderImpl encoder = new EncoderImpl(decoder);

  AmqpErrors() {
    AMQPDefinedTypes.registerAllTypes(decoder, encoder);
  }

  /**
   * Replaces the description where the frame carries an error.
   *
   * @return the changed frame; null where it may pass unchanged
   */
  @Nullable ByteBuf replaced(ByteBuf bytes, int at, int size) {
    int body = at + 4 * bytes.getUnsignedByte(at + 4);
    if (body + CODE_OFFSET >= at + size || bytes.getUnsignedByte(body + 1) != SMALL) {
      return null;
    }
    int code = bytes.getUnsignedByte(body + CODE_OFFSET);
    boolean mayCarryError =
        code == DETACH
            || code == END
            || code == CLOSE
            || code == DISPOSITION && rejects(bytes, body, at + size);
    if (!mayCarryError) {
      return null;
    }
    decoder.setByteBuffer(bytes.nioBuffer(body, at + size - body));
    Object performative = decoder.readObject();
    ErrorCondition error = errorOf(performative);
    if (error == null || error.getCondition() == null) {
      return null;
    }
    error.setDescription(AmqpAnswers.sentence(error));
    return frame(bytes.slice(at, body - at), performative);
  }

  /** A quick check, because there is a disposition for each message and most of them accept. */
  private static boolean rejects(ByteBuf bytes, int from, int to) {
    for (int at = from + CODE_OFFSET + 1; at + CODE_OFFSET < to; at++) {
      if (bytes.getByte(at) == 0
          && bytes.getUnsignedByte(at + 1) == SMALL
          && bytes.getUnsignedByte(at + CODE_OFFSET) == REJECTED) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable ErrorCondition errorOf(Object performative) {
    if (performative instanceof Close close) {
      return close.getError();
    }
    if (performative instanceof End end) {
      return end.getError();
    }
    if (performative instanceof Detach detach) {
      return detach.getError();
    }
    return performative instanceof Disposition disposition
            && disposition.getState() instanceof Rejected rejected
        ? rejected.getError()
        : null;
  }

  private ByteBuf frame(ByteBuf header, Object performative) {
    ByteBuffer buffer = ByteBuffer.allocate(header.readableBytes() + ROOM);
    buffer.position(header.readableBytes());
    encoder.setByteBuffer(WritableBuffer.ByteBufferWrapper.wrap(buffer));
    encoder.writeObject(performative);
    int size = buffer.position();
    header.getBytes(0, buffer.array(), 0, header.readableBytes());
    return Unpooled.wrappedBuffer(buffer.array(), 0, size).setInt(0, size);
  }
}

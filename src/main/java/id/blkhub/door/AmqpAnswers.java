package id.blkhub.door;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.Set;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;

/**
 * Replaces the text of each error that goes to an AMQP client by one of the hub's, with a code and
 * in both languages. The broker's texts name its classes, its product and its guesses. Frames
 * without an error pass unchanged.
 */
final class AmqpAnswers extends ChannelOutboundHandlerAdapter {
  private static final String OURS = "HUB-";

  /** Codes with which the broker reports a missing permission, whatever the condition says. */
  private static final Set<String> RIGHTS = Set.of("AMQ229031", "AMQ229032", "AMQ229213");

  private static final int FRAME_HEADER = 8;
  private static final int LINGER_SECONDS = 1;
  private static final int OF_SASL = 1;
  private static final int OUTCOME = 0x44;

  /** Descriptor, a list with one byte each for size and count, code; each in its shortest form. */
  private static final int OUTCOME_LENGTH = 8;

  private static final byte[] NAME = {'A', 'M', 'Q', 'P'};

  private final AmqpErrors errors = new AmqpErrors();
  private ByteBuf begun = Unpooled.EMPTY_BUFFER;
  private int left = Integer.MAX_VALUE;

  /** The error condition of a link that is refused. */
  static Symbol conditionOf(DoorRefusal refusal) {
    return Symbol.valueOf(
        refusal.is(DoorProblem.NOT_ALLOWED) ? "amqp:unauthorized-access" : "amqp:not-implemented");
  }

  /** Lets one more write pass, which ends the connection, and drops all later ones. */
  void last() {
    left = 1;
  }

  @Override
  public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
    if (left == 0 || !(written instanceof ByteBuf bytes)) {
      ReferenceCountUtil.release(written);
      promise.trySuccess();
      return;
    }
    left--;
    ByteBuf all = begun.isReadable() ? Unpooled.wrappedBuffer(begun, bytes) : bytes;
    begun = Unpooled.EMPTY_BUFFER;
    ByteBuf out = Unpooled.EMPTY_BUFFER;
    boolean loginFailed = false;
    // all frames that pass unchanged form one slice
    int from = all.readerIndex();
    int at = from;
    int size = sizeAt(all, at);
    while (size > 0 && size <= all.writerIndex() - at) {
      ByteBuf other = errors.replaced(all, at, size);
      loginFailed |= isFailedLogin(all, at, size);
      if (other != null) {
        out = Unpooled.wrappedBuffer(out, all.retainedSlice(from, at - from), other);
        from = at + size;
      }
      at += size;
      size = sizeAt(all, at);
    }
    if (at < all.writerIndex()) {
      begun = all.retainedSlice(at, all.writerIndex() - at);
    }
    if (from != all.readerIndex() || at != all.writerIndex()) {
      out = Unpooled.wrappedBuffer(out, all.retainedSlice(from, at - from));
      all.release();
      all = out;
    }
    if (loginFailed) {
      left = 0;
      Channels.end(context, context.write(all, promise.unvoid()), LINGER_SECONDS);
    } else {
      context.write(all, promise);
    }
  }

  /** Whether it is a sasl-outcome other than ok (5.3.3.6), after which the broker would wait. */
  private static boolean isFailedLogin(ByteBuf bytes, int at, int size) {
    int body = at + FRAME_HEADER;
    return size >= FRAME_HEADER + OUTCOME_LENGTH
        && bytes.getByte(at + 5) == OF_SASL
        && bytes.getByte(body + 2) == OUTCOME
        && bytes.getByte(body + OUTCOME_LENGTH - 1) != 0;
  }

  /** Size of the frame or protocol header that begins there; 0 where its size has not come yet. */
  private static int sizeAt(ByteBuf bytes, int at) {
    if (bytes.writerIndex() - at < FRAME_HEADER) {
      return 0;
    }
    for (int index = 0; index < NAME.length; index++) {
      if (bytes.getByte(at + index) != NAME[index]) {
        return Math.max(bytes.getInt(at), FRAME_HEADER);
      }
    }
    return FRAME_HEADER;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    begun.release();
    begun = Unpooled.EMPTY_BUFFER;
  }

  /**
   * The sentence that a client gets instead of the broker's.
   *
   * @param original the error of the broker or of the door
   */
  static String sentence(ErrorCondition original) {
    String description = original.getDescription() == null ? "" : original.getDescription();
    int ours = description.indexOf(OURS);
    if (ours >= 0) {
      return description.substring(ours);
    }
    String condition = String.valueOf(original.getCondition());
    if (condition.equals("amqp:invalid-field") && original.getInfo() != null) {
      return DoorRefusal.unreadable(
              "container id (client id) ini sedang dipakai", "this container id is in use")
          .sentence();
    }
    boolean rights = RIGHTS.stream().anyMatch(description::startsWith);
    return (rights ? DoorRefusal.notAllowed() : refusal(condition)).sentence();
  }

  private static DoorRefusal refusal(String condition) {
    return switch (condition) {
      case "amqp:unauthorized-access", "amqp:not-found", "amqp:not-allowed" ->
          DoorRefusal.notAllowed();
      case "amqp:resource-limit-exceeded", "amqp:link:transfer-limit-exceeded" ->
          DoorProblem.FULL.refusal();
      case "amqp:connection:forced",
          "amqp:link:detach-forced",
          "amqp:link:stolen",
          "amqp:resource-deleted" ->
          DoorProblem.CLOSING.refusal();
      case "amqp:internal-error", "failed", "null" -> DoorProblem.FAILED.refusal();
      default -> DoorRefusal.unreadable();
    };
  }
}

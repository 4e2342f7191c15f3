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
 * Sees to it that each error an AMQP client gets is one of the hub's, with its code and in both
 * languages: the broker's texts name its classes, its product and what it guesses. Frames that
 * carry no error pass as they are.
 */
final class AmqpAnswers extends ChannelOutboundHandlerAdapter {
  private static final String OURS = "HUB-";

  /** How the broker says that a user has no permission, under a condition of no meaning. */
  private static final Set<String> RIGHTS = Set.of("AMQ229031", "AMQ229032", "AMQ229213");

  private static final int FRAME_HEADER = 8;
  private static final int LINGER_SECONDS = 1;
  private static final int OF_SASL = 1;
  private static final int OUTCOME = 0x44;

  /** Descriptor, list of one byte's size and count, code: each as its shortest form. */
  private static final int OUTCOME_LENGTH = 8;

  private static final byte[] NAME = {'A', 'M', 'Q', 'P'};

  private final AmqpErrors errors = new AmqpErrors();
  private ByteBuf begun = Unpooled.EMPTY_BUFFER;
  private int left = Integer.MAX_VALUE;

  /** The condition of a link that is refused. */
  static Symbol conditionOf(DoorRefusal refusal) {
    return Symbol.valueOf(
        refusal.is(DoorProblem.NOT_ALLOWED) ? "amqp:unauthorized-access" : "amqp:not-implemented");
  }

  /** The next thing written ends the connection; what the broker says after it is dropped. */
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
    // frames that pass are one slice, however many there are
    int from = all.readerIndex();
    int at = from;
    int size = sizeAt(all, at);
    while (size > 0 && size <= all.writerIndex() - at) {
      ByteBuf other = errors.told(all, at, size);
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

  /** A sasl-outcome whose code is not ok (5.3.3.6); the broker would wait for what comes next. */
  private static boolean isFailedLogin(ByteBuf bytes, int at, int size) {
    int body = at + FRAME_HEADER;
    return size >= FRAME_HEADER + OUTCOME_LENGTH
        && bytes.getByte(at + 5) == OF_SASL
        && bytes.getByte(body + 2) == OUTCOME
        && bytes.getByte(body + OUTCOME_LENGTH - 1) != 0;
  }

  /** Bytes of the frame or the protocol header that begins there; 0 where too few are known. */
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
   * What a client hears instead of the broker's words.
   *
   * @param said what the broker or the door said; null where it said nothing
   */
  static String sentence(ErrorCondition said) {
    String description = said.getDescription() == null ? "" : said.getDescription();
    int ours = description.indexOf(OURS);
    if (ours >= 0) {
      return description.substring(ours);
    }
    String condition = String.valueOf(said.getCondition());
    if (condition.equals("amqp:invalid-field") && said.getInfo() != null) {
      return DoorRefusal.unreadable(
              "container id (client id) ini sedang dipakai", "this container id is in use")
          .getMessage();
    }
    boolean rights = RIGHTS.stream().anyMatch(description::startsWith);
    return (rights ? DoorRefusal.notAllowed() : refusal(condition)).getMessage();
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

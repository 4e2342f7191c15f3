package id.blkhub.door;

import id.blkhub.door.AmqpFrames.Unreadable;
import io.netty.buffer.ByteBuf;

/**
 * What a client may say when on an AMQP connection: its login first, then frames that can be read
 * and are about what it has begun.
 */
final class AmqpConversation {
  private static final int OF_AMQP = 0;
  private static final int OF_SASL = 1;

  /** Of a SASL frame (5.3.1). */
  private static final int LARGEST_OF_SASL = 512;

  private final AmqpSyntax syntax = new AmqpSyntax();
  private final AmqpEndpoints endpoints = new AmqpEndpoints();
  private boolean sasl;
  private boolean amqp;

  /**
   * A protocol header came.
   *
   * @param protocol 3 for SASL, 0 for AMQP
   */
  void header(int protocol) throws Unreadable {
    boolean first = !sasl && !amqp;
    if (protocol == 3 && first) {
      sasl = true;
    } else if (protocol == OF_AMQP && !amqp && (first || endpoints.loginBegun())) {
      amqp = true;
    } else {
      throw new Unreadable();
    }
  }

  /**
   * The head of a frame came. The broker looks at it before the frame is whole, and its reader of
   * SASL ends in an endless loop on one that is too large.
   */
  void begins(int type, long size) throws Unreadable {
    if (type != (amqp ? OF_AMQP : OF_SASL) || type == OF_SASL && size > LARGEST_OF_SASL) {
      throw new Unreadable();
    }
  }

  /** A frame came, but no transfer. */
  void frame(int type, int channel, ByteBuf body) throws Unreadable {
    if (type == OF_SASL) {
      endpoints.login(syntax.read(body));
    } else if (body.isReadable()) {
      endpoints.frame(channel, syntax.read(body));
    }
  }

  void transfer(int channel, long handle) throws Unreadable {
    if (!amqp) {
      throw new Unreadable();
    }
    endpoints.transfer(channel, handle);
  }
}

package id.blkhub.door;

import id.blkhub.door.AmqpFrames.Unreadable;
import io.netty.buffer.ByteBuf;

/**
 * Checks the order of what a client sends on an AMQP connection: first its login, then frames that
 * can be read and refer to sessions and links that it has begun.
 */
final class AmqpConversation {
  private static final int OF_AMQP = 0;
  private static final int OF_SASL = 1;

  /** Largest SASL frame in bytes (5.3.1). */
  private static final int LARGEST_SASL_FRAME = 512;

  private final AmqpSyntax syntax = new AmqpSyntax();
  private final AmqpEndpoints endpoints = new AmqpEndpoints();
  private boolean sasl;
  private boolean amqp;

  /**
   * Checks a protocol header.
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
   * Checks the header of a frame, before the frame is complete. The broker reads it then too, and
   * its SASL reader loops without end on a frame that is too large.
   */
  void begins(int type, long size) throws Unreadable {
    if (type != (amqp ? OF_AMQP : OF_SASL) || type == OF_SASL && size > LARGEST_SASL_FRAME) {
      throw new Unreadable();
    }
  }

  /** Checks a complete frame other than a transfer. */
  void frame(int type, int channel, ByteBuf body) throws Unreadable {
    if (type == OF_SASL) {
      endpoints.login(syntax.read(body));
    } else if (body.isReadable()) {
      endpoints.frame(channel, syntax.read(body));
    }
  }

  /** Checks a transfer. */
  void transfer(int channel, long handle) throws Unreadable {
    if (!amqp) {
      throw new Unreadable();
    }
    endpoints.transfer(channel, handle);
  }
}

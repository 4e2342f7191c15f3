package id.blkhub.web;

import java.nio.channels.SocketChannel;
import java.util.function.BiConsumer;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Reports each connection when it is accepted, before the first byte of a TLS handshake. */
final class HubEndpoint extends NioEndpoint {
  private BiConsumer<SocketWrapperBase<?>, SocketChannel> accepted = (socket, channel) -> {};

  void onAccept(BiConsumer<SocketWrapperBase<?>, SocketChannel> listener) {
    accepted = listener;
  }

  @Override
  protected boolean setSocketOptions(SocketChannel channel) {
    boolean taken = super.setSocketOptions(channel);
    SocketWrapperBase<?> socket = connections.get(channel);
    if (taken && socket != null) {
      accepted.accept(socket, channel);
    }
    return taken;
  }
}

package id.blkhub.web;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Records the progress of each request, and answers requests that cannot be read. */
final class HubHttpProcessor extends Http11Processor {
  private static final ThreadLocal<@Nullable HubHttpProcessor> CURRENT = new ThreadLocal<>();

  private final HubHttpProtocol protocol;
  private final RequestEntry entry;

  HubHttpProcessor(HubHttpProtocol protocol, Adapter adapter, Visits visits) {
    super(protocol, adapter);
    this.protocol = protocol;
    this.entry = new RequestEntry(adapter, visits, request.getInputBuffer(), this::refuse);
  }

  @Override
  public Adapter getAdapter() {
    return entry;
  }

  @Override
  public SocketState process(SocketWrapperBase<?> socket, SocketEvent event) throws IOException {
    Visit visit = protocol.visit(socket);
    if (visit.headOverdue()) {
      return answer(socket, WebRule.TOO_SLOW);
    }
    entry.of(visit);
    visit.taken();
    CURRENT.set(this);
    SocketState state = SocketState.CLOSED;
    try {
      state = super.process(socket, event);
    } finally {
      CURRENT.remove();
      visit.left(isAsync(), state == SocketState.LONG);
    }
    // the first line of HTTP/2, which the hub does not offer
    return state == SocketState.UPGRADING ? answer(socket, WebRule.HTTP_VERSION) : state;
  }

  /**
   * Called after the header is read and before its body is prepared, when the web server drops a
   * content-length beside chunks. Two servers could read two different requests from such a one.
   */
  static void headerRead() {
    HubHttpProcessor current = CURRENT.get();
    if (current != null) {
      current.entry.headerRead(current.request);
    }
  }

  /** Ends the request with this status; the error valve writes the answer. */
  private void refuse(int status) {
    response.setStatus(status);
    setErrorState(ErrorState.CLOSE_CLEAN, null);
  }

  private static SocketState answer(SocketWrapperBase<?> socket, HttpErrorReason reason)
      throws IOException {
    byte[] answer = ProblemWriter.rawAnswer(reason);
    socket.write(true, answer, 0, answer.length);
    socket.flush(true);
    return SocketState.CLOSED;
  }
}

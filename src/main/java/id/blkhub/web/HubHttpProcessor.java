package id.blkhub.web;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Writes down how far the request of a connection has come, and answers what nobody could read. */
final class HubHttpProcessor extends Http11Processor {
  private static final ThreadLocal<HubHttpProcessor> PRESENT = new ThreadLocal<>();

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
    PRESENT.set(this);
    SocketState state = SocketState.CLOSED;
    try {
      state = super.process(socket, event);
    } finally {
      PRESENT.remove();
      visit.left(isAsync(), state == SocketState.LONG);
    }
    // the first line of HTTP/2, which nobody speaks here
    return state == SocketState.UPGRADING ? answer(socket, WebRule.HTTP_VERSION) : state;
  }

  /**
   * Called between a header's end and the preparation of its body, where the web server forgets a
   * length that stands beside chunks: two readers of one such request see two different ones.
   */
  static void headerRead() {
    HubHttpProcessor present = PRESENT.get();
    if (present != null) {
      present.entry.headerRead(present.request);
    }
  }

  /** The request is answered with this status, by whoever tells errors. */
  private void refuse(int status) {
    response.setStatus(status);
    setErrorState(ErrorState.CLOSE_CLEAN, null);
  }

  private static SocketState answer(SocketWrapperBase<?> socket, HttpErrorReason httpErrorReason)
      throws IOException {
    byte[] answer = ProblemWriter.rawAnswer(httpErrorReason);
    socket.write(true, answer, 0, answer.length);
    socket.flush(true);
    return SocketState.CLOSED;
  }
}

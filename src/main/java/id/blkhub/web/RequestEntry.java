package id.blkhub.web;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Where a request whose header is whole comes in. Outside the interface for partners, which looks
 * at the login first, its body is read here: it is small, and the threads that wait for it are
 * counted.
 */
final class RequestEntry implements Adapter {
  private static final String PARTNERS = "/api/";
  private static final int LARGEST_BODY = 65_536;

  private final Adapter server;
  private final Visits visits;
  private final InputBuffer socket;
  private final IntConsumer refuse;
  private Visit visit;
  private boolean contradictory;

  /**
   * @param server what serves requests
   * @param socket what bodies are read from
   * @param refuse has the present request answered with a status
   */
  RequestEntry(Adapter server, Visits visits, InputBuffer socket, IntConsumer refuse) {
    this.server = server;
    this.visits = visits;
    this.socket = socket;
    this.refuse = refuse;
  }

  void of(Visit present) {
    visit = present;
    contradictory = false;
  }

  /** The header is read, and nothing of it taken away yet. */
  void headerRead(Request request) {
    MimeHeaders header = request.getMimeHeaders();
    contradictory =
        header.getValue("transfer-encoding") != null && header.getValue("content-length") != null;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    visit.requestBegins(response::getContentWritten);
    request.setAttribute(Visit.ATTRIBUTE, visit);
    request.setInputBuffer(socket);
    SafeHeaders.each(response::setHeader, false);
    try {
      if (!response.isError() && request.protocol().equals("")) {
        // HTTP/0.9: an answer to it has no status
        refuse.accept(505);
      } else if (!response.isError() && contradictory) {
        refuse.accept(400);
      }
      if (!response.isError() && !request.requestURI().getByteChunk().startsWith(PARTNERS, 0)) {
        readBody(request);
      }
      server.service(request, response);
    } finally {
      visit.requestEnds();
      contradictory = false;
    }
  }

  private void readBody(Request request) {
    boolean chunked = request.getMimeHeaders().getValue("transfer-encoding") != null;
    long length = request.getContentLengthLong();
    if (length <= 0 && !chunked) {
      return;
    }
    WholeBody body = new WholeBody(LARGEST_BODY);
    int refusal = 413;
    if (length <= LARGEST_BODY) {
      visits.reads(visit);
      try {
        refusal = body.read(request) ? 0 : 413;
      } catch (IOException e) {
        refusal = visit.overdue() ? 408 : 400;
      } finally {
        visits.readsNoMore(visit);
      }
    }
    if (refusal > 0) {
      body.forget();
      refuse.accept(refusal);
    }
    request.setInputBuffer(body);
  }

  @Override
  public boolean asyncDispatch(Request request, Response response, SocketEvent event)
      throws Exception {
    return server.asyncDispatch(request, response, event);
  }

  @Override
  public boolean prepare(Request request, Response response) throws Exception {
    return server.prepare(request, response);
  }

  @Override
  public void log(Request request, Response response, long time) {
    server.log(request, response, time);
  }

  @Override
  public void checkRecycled(Request request, Response response) {
    server.checkRecycled(request, response);
  }

  @Override
  public String getDomain() {
    return server.getDomain();
  }
}

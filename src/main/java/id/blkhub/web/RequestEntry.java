package id.blkhub.web;

import java.io.IOException;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests whose header is complete. Outside the interface for partners and their uploads,
 * which check the login first, it also reads the body: bodies are small there, and threads that
 * wait for them are counted.
 */
final class RequestEntry implements Adapter {
  private static final String PARTNERS = "/api/";

  /** Files are larger than forms; whoever may upload is checked before the body is read. */
  private static final String UPLOADS = "/upload/files";

  private static final int LARGEST_BODY = 65_536;

  private final Adapter server;
  private final Visits visits;
  private final InputBuffer socket;
  private final IntConsumer refuse;
  private @Nullable Visit visit;
  private boolean contradictory;

  /**
   * @param server serves the requests
   * @param socket the input of bodies
   * @param refuse ends the current request with a status
   */
  RequestEntry(Adapter server, Visits visits, InputBuffer socket, IntConsumer refuse) {
    this.server = server;
    this.visits = visits;
    this.socket = socket;
    this.refuse = refuse;
  }

  /** The next requests belong to this connection. */
  void of(Visit current) {
    visit = current;
    contradictory = false;
  }

  /** Called when the header is read and nothing of it is dropped yet. */
  void headerRead(Request request) {
    MimeHeaders header = request.getMimeHeaders();
    contradictory =
        header.getValue("transfer-encoding") != null && header.getValue("content-length") != null;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    Visit current = Objects.requireNonNull(visit);
    current.requestBegins(response::getContentWritten);
    request.setAttribute(Visit.ATTRIBUTE, current);
    request.setInputBuffer(socket);
    SafeHeaders.each(response::setHeader, false);
    if (response.isError()) {
      dropUnreadable(request.getMimeHeaders());
    }
    try {
      if (!response.isError() && request.protocol().equals("")) {
        // HTTP/0.9, whose answers have no status
        refuse.accept(505);
      } else if (!response.isError() && contradictory) {
        refuse.accept(400);
      }
      if (!response.isError() && !readsBodyItself(request)) {
        readBody(request, current);
      }
      server.service(request, response);
    } finally {
      current.requestEnds();
      contradictory = false;
    }
  }

  /**
   * Removes fields that have no value, because the server could not read it and has refused the
   * request for that, and a length that may be no number. Whoever writes the answer would fail on
   * them.
   */
  private static void dropUnreadable(MimeHeaders header) {
    header.removeHeader("content-length");
    for (int i = header.size() - 1; i >= 0; i--) {
      if (header.getValue(i).isNull()) {
        header.removeHeader(i);
      }
    }
  }

  private static boolean readsBodyItself(Request request) {
    ByteChunk uri = request.requestURI().getByteChunk();
    return uri.startsWith(PARTNERS, 0) || uri.startsWith(UPLOADS, 0);
  }

  private void readBody(Request request, Visit visit) {
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
      body.clear();
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

package id.blkhub.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

/** Writes a problem document where an error would be sent with an empty body. */
final class NeverEmpty extends HttpServletResponseWrapper {
  private static final int FIRST_ERROR = 400;

  private final HttpServletRequest request;
  private boolean written;

  NeverEmpty(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    written = true;
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    written = true;
    return super.getWriter();
  }

  @Override
  public void flushBuffer() throws IOException {
    if (written || getStatus() < FIRST_ERROR || isCommitted()) {
      super.flushBuffer();
      return;
    }
    written = true;
    ProblemWriter.write(
        FaultLog.problem(getStatus(), request), request, (HttpServletResponse) getResponse());
  }
}

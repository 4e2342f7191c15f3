package id.blkhub.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

/** Sends no error without a word: where nothing was written by then, a problem document is. */
final class NeverEmpty extends HttpServletResponseWrapper {
  private static final int FIRST_ERROR = 400;

  private final HttpServletRequest request;
  private boolean begun;

  NeverEmpty(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    begun = true;
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    begun = true;
    return super.getWriter();
  }

  @Override
  public void flushBuffer() throws IOException {
    if (begun || getStatus() < FIRST_ERROR || isCommitted()) {
      super.flushBuffer();
      return;
    }
    begun = true;
    ProblemWriter.write(
        FaultLog.problem(getStatus(), request), request, (HttpServletResponse) getResponse());
  }
}

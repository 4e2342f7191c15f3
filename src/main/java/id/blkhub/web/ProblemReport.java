package id.blkhub.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Writes a problem document for each error that has no answer yet, in place of the web server's
 * page. All requests pass this valve, also those with an address or a header that leads to no
 * application.
 */
final class ProblemReport extends ErrorReportValve {
  private static final int FIRST_ERROR = 400;

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < FIRST_ERROR || response.getContentWritten() > 0) {
      return;
    }
    response.setErrorReported();
    AtomicBoolean writable = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
    if (!writable.get()) {
      return;
    }
    try {
      // the failed handler may have used a writer
      response.resetBuffer(true);
      ProblemWriter.write(FaultLog.problem(status, request), request, response);
    } catch (IOException e) {
      // the client has gone
    }
  }
}

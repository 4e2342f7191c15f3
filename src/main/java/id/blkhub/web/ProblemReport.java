package id.blkhub.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;

/**
 * Tells every error nobody has told yet as a problem document, in place of the web server's page.
 * Here all requests come by, also those whose address or header no application could be found for.
 */
final class ProblemReport extends ErrorReportValve {
  private static final int FIRST_ERROR = 400;

  @Override
  protected void report(Request request, Response response, Throwable failure) {
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
      // whoever failed may have begun with a writer
      response.resetBuffer(true);
      ProblemWriter.write(FaultLog.problem(status, request), request, response);
    } catch (IOException e) {
      // the client has gone
    }
  }
}

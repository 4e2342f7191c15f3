package id.blkhub.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * Catches what nobody has caught, before the web server would print it. A client that left or wrote
 * nonsense is no fault of the hub.
 */
final class Faults implements Filter {
  private final FaultLog log;

  Faults(FaultLog log) {
    this.log = log;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = new NeverEmpty(asked, (HttpServletResponse) response);
    try {
      chain.doFilter(request, answer);
    } catch (IOException | RequestRejectedException e) {
      tell(asked, answer, HttpServletResponse.SC_BAD_REQUEST);
    } catch (ServletException e) {
      fail(asked, answer, e.getRootCause() == null ? e : e.getRootCause());
    } catch (RuntimeException | StackOverflowError e) {
      fail(asked, answer, e);
    }
  }

  private void fail(HttpServletRequest request, HttpServletResponse response, Throwable failure)
      throws IOException {
    if (failure instanceof IOException || failure instanceof RequestRejectedException) {
      tell(request, response, HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    if (failure instanceof InvalidParameterException parameter) {
      tell(request, response, parameter.getErrorCode());
      return;
    }
    log.add(request, failure);
    tell(request, response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
  }

  private static void tell(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      // the error's own page failed: another would be left empty
      ProblemWriter.write(FaultLog.problem(status, request), request, response);
    } else if (!response.isCommitted()) {
      response.sendError(status);
    }
  }
}

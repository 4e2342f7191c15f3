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
 * Filter that catches all exceptions left, before the web server would print them. An exception
 * caused by a client that left or sent an invalid request is no fault of the hub.
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
      sendError(asked, answer, HttpServletResponse.SC_BAD_REQUEST);
    } catch (ServletException e) {
      fail(asked, answer, e.getRootCause() == null ? e : e.getRootCause());
    } catch (RuntimeException | StackOverflowError e) {
      fail(asked, answer, e);
    }
  }

  private void fail(HttpServletRequest request, HttpServletResponse response, Throwable failure)
      throws IOException {
    if (failure instanceof IOException || failure instanceof RequestRejectedException) {
      sendError(request, response, HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    if (failure instanceof InvalidParameterException parameter) {
      sendError(request, response, parameter.getErrorCode());
      return;
    }
    log.add(request, failure);
    sendError(request, response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
  }

  private static void sendError(
      HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      // the error page itself failed; another error would send an empty answer
      ProblemWriter.write(FaultLog.problem(status, request), request, response);
    } else if (!response.isCommitted()) {
      response.sendError(status);
    }
  }
}

package id.blkhub.console;

import id.blkhub.message.Ids;
import id.blkhub.web.FaultLog;
import id.blkhub.web.ProblemWriter;
import id.blkhub.web.WebRule;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says of an error what happened, that the data are safe, what to do, and under which number: to a
 * browser on a page, to any other client in a problem document.
 */
@Controller
class ErrorPages implements ErrorController {
  private static final Set<Integer> EXPLAINED = Set.of(403, 404, 500, 503);
  private static final String PARTNERS = "/api/";

  private final FaultLog faults;

  ErrorPages(FaultLog faults) {
    this.faults = faults;
  }

  /** Whatever the method and the types of the request that failed. */
  @RequestMapping("${server.error.path:/error}")
  @Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known
            ? known
            : HttpStatus.NOT_FOUND.value();
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (status == HttpStatus.INTERNAL_SERVER_ERROR.value()
        && FaultLog.reference(request) == null
        && failure instanceof RuntimeException cause) {
      faults.add(request, cause);
    }
    if (isForPage(request)) {
      return page(HttpStatus.valueOf(status), reference(request), response);
    }
    ProblemWriter.write(FaultLog.problem(status, request), request, response);
    return null;
  }

  private static boolean isForPage(HttpServletRequest request) {
    String accept;
    try {
      accept = request.getHeader(HttpHeaders.ACCEPT);
    } catch (RequestRejectedException e) {
      // this field is what the request was rejected for
      return false;
    }
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return accept != null
        && accept.contains("text/html")
        && path instanceof String asked
        && !asked.startsWith(PARTNERS);
  }

  private static String reference(HttpServletRequest request) {
    String reference = FaultLog.reference(request);
    return reference == null ? Ids.next() : reference;
  }

  /** Tells that something the page needs has failed, with the reference the log has of it. */
  ModelAndView failed(
      HttpStatus status,
      Exception cause,
      HttpServletRequest request,
      HttpServletResponse response) {
    return page(status, faults.add(request, cause), response);
  }

  private static ModelAndView page(
      HttpStatus status, String reference, HttpServletResponse response) {
    response.setStatus(status.value());
    // whoever turned the request away may have done so before any other header was set
    response.setHeader("Content-Security-Policy", WebSecurity.CONTENT_SECURITY_POLICY);
    int shown =
        EXPLAINED.contains(status.value()) ? status.value() : status.is4xxClientError() ? 404 : 500;
    return new ModelAndView(
        "console/error",
        Map.of(
            "status",
            status.value(),
            "explained",
            shown,
            "reference",
            reference,
            "code",
            WebRule.of(status.value()).code()));
  }
}

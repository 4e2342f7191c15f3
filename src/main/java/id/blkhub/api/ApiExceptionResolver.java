package id.blkhub.api;

import id.blkhub.message.Blamed;
import id.blkhub.message.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Makes every failed request under /api a problem document, also those no controller saw. A
 * resolver rather than a controller advice, because advice bound to this package would miss unknown
 * paths and methods, and advice without bounds would answer for the console too.
 */
final class ApiExceptionResolver implements HandlerExceptionResolver, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(ApiExceptionResolver.class);

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
    if (!(request.getServletPath() + "/").startsWith(Paths.ROOT)) {
      return null;
    }
    try {
      ProblemWriter.write(problem(response, handler, failure), request, response);
    } catch (IOException e) {
      LOG.debug("code={} the partner left before the answer", HttpRule.INCOMPLETE.code());
    }
    return new ModelAndView();
  }

  private static Problem problem(HttpServletResponse response, Object handler, Exception failure) {
    if (failure instanceof ProblemException answer) {
      return answer.problem();
    }
    // the handler for static files takes any address and complains of the method first
    if (handler instanceof ResourceHttpRequestHandler) {
      return Problem.of(HttpRule.NO_SUCH_PATH);
    }
    if (failure instanceof HttpRequestMethodNotSupportedException method) {
      if (method.getSupportedMethods() != null) {
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", method.getSupportedMethods()));
      }
      return Problem.of(HttpRule.METHOD);
    }
    if (failure instanceof HttpMediaTypeException) {
      return Problem.of(HttpRule.NOT_ACCEPTABLE);
    }
    if (failure instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()) {
      return Problem.of(
          error.getStatusCode().value() == 404 ? HttpRule.NO_SUCH_PATH : HttpRule.BAD_REQUEST);
    }
    return fault(failure);
  }

  /** Logs where it failed but not the exceptions' messages, which may quote a payload. */
  static Problem fault(Exception failure) {
    String reference = Ids.next();
    LOG.error("code={} reference={}", HttpRule.INTERNAL.code(), reference, Blamed.of(failure));
    return Problem.of(HttpRule.INTERNAL).reference(reference);
  }
}

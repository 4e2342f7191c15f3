package id.blkhub.api;

import id.blkhub.web.FaultLog;
import id.blkhub.web.ProblemDocument;
import id.blkhub.web.ProblemWriter;
import id.blkhub.web.WebRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
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

  private final FaultLog faults;

  ApiExceptionResolver(FaultLog faults) {
    this.faults = faults;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!(request.getServletPath() + "/").startsWith(Paths.ROOT)) {
      return null;
    }
    try {
      ProblemWriter.write(problem(request, response, handler, failure), request, response);
    } catch (IOException e) {
      LOG.debug("code={} the partner left before the answer", HttpRule.INCOMPLETE.code());
    }
    return new ModelAndView();
  }

  private ProblemDocument problem(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (failure instanceof ProblemException answer) {
      return answer.problem();
    }
    // the handler for static files takes any address and complains of the method first
    if (handler instanceof ResourceHttpRequestHandler) {
      return ProblemDocument.of(WebRule.NO_SUCH_PATH);
    }
    if (failure instanceof HttpRequestMethodNotSupportedException method) {
      if (method.getSupportedMethods() != null) {
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", method.getSupportedMethods()));
      }
      return ProblemDocument.of(WebRule.METHOD);
    }
    if (failure instanceof HttpMediaTypeException) {
      return ProblemDocument.of(WebRule.NOT_ACCEPTABLE);
    }
    if (failure instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()) {
      return ProblemDocument.of(
          error.getStatusCode().value() == 404 ? WebRule.NO_SUCH_PATH : WebRule.BAD_REQUEST);
    }
    if (failure instanceof RequestRejectedException) {
      return ProblemDocument.of(WebRule.BAD_REQUEST);
    }
    return ProblemDocument.of(WebRule.INTERNAL).reference(faults.add(request, failure));
  }
}

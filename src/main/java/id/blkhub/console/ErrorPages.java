package id.blkhub.console;

import id.blkhub.message.Blamed;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.servlet.ModelAndView;

/** Says of an error what happened, that the data are safe, what to do, and under which number. */
@Controller
class ErrorPages extends BasicErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final Set<Integer> EXPLAINED = Set.of(403, 404, 500, 503);
  private static final SecureRandom RANDOM = new SecureRandom();

  ErrorPages(ErrorAttributes attributes, WebProperties web) {
    super(attributes, web.getError(), List.of());
  }

  @Override
  public ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
    HttpStatus status = getStatus(request);
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return page(status, failure instanceof Throwable cause ? cause : null, response);
  }

  /** The page for a status, with a reference under which the log has the cause. */
  static ModelAndView page(HttpStatus status, Throwable cause, HttpServletResponse response) {
    String reference = HexFormat.of().toHexDigits(RANDOM.nextInt());
    if (status.is5xxServerError()) {
      // what a failure says of itself may quote data
      LOG.error(
          "reference={} status={}",
          reference,
          status.value(),
          cause == null ? null : Blamed.of(cause));
    }
    response.setStatus(status.value());
    int shown =
        EXPLAINED.contains(status.value()) ? status.value() : status.is4xxClientError() ? 404 : 500;
    return new ModelAndView(
        "console/error",
        Map.of("status", status.value(), "explained", shown, "reference", reference));
  }
}

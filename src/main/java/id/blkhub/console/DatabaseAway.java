package id.blkhub.console;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells an operator that the database is away; messages are taken all the while. */
@ControllerAdvice("id.blkhub.console")
@Order(0)
class DatabaseAway {
  private final ConsoleModelAdvice consoleModelAdvice;
  private final ErrorPages pages;

  DatabaseAway(ConsoleModelAdvice consoleModelAdvice, ErrorPages pages) {
    this.consoleModelAdvice = consoleModelAdvice;
    this.pages = pages;
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ModelAndView away(
      Exception failure,
      HttpServletResponse response,
      jakarta.servlet.http.HttpServletRequest request,
      java.util.Locale locale) {
    ModelAndView page = pages.failed(HttpStatus.SERVICE_UNAVAILABLE, failure, request, response);
    Model model = new org.springframework.ui.ExtendedModelMap();
    consoleModelAdvice.frame(request, locale, model);
    page.addAllObjects(model.asMap());
    return page;
  }
}

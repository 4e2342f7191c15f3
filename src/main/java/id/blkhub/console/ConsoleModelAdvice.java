package id.blkhub.console;

import id.blkhub.partner.Partners;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console needs: the reader's words, theme and place. */
@ControllerAdvice("id.blkhub.console")
class ConsoleModelAdvice {
  static final String THEME_COOKIE = "hub-theme";
  private static final Set<String> THEMES = Set.of("light", "dark");

  private final MessageSource texts;
  private final Partners partners;
  private final Clock clock;
  private final ZoneId zone;
  private final DashboardMetrics dashboardMetrics;
  private final List<ConsoleExtra> extras;

  ConsoleModelAdvice(
      MessageSource texts,
      Partners partners,
      Clock clock,
      @Value("${hub.zone}") ZoneId zone,
      DashboardMetrics dashboardMetrics,
      ObjectProvider<ConsoleExtra> extras) {
    this.texts = texts;
    this.partners = partners;
    this.clock = clock;
    this.zone = zone;
    this.dashboardMetrics = dashboardMetrics;
    this.extras = extras.stream().toList();
  }

  @ModelAttribute
  void frame(HttpServletRequest request, Locale locale, Model model) {
    model.addAttribute("w", words(locale));
    model.addAttribute("theme", theme(request));
    model.addAttribute("extras", extras);
    boolean sender = request.isUserInRole(SenderLogin.ROLE);
    model.addAttribute("operator", sender ? null : request.getRemoteUser());
    model.addAttribute("sender", sender ? request.getRemoteUser() : null);
    model.addAttribute("home", home(request));
    model.addAttribute(
        "toDo", dashboardMetrics.lastKnown().map(DashboardSnapshot::forOperator).orElse(0L));
    String query = request.getQueryString();
    String path = request.getRequestURI() + (query == null ? "" : '?' + query);
    // after a form the reader goes back to a page, not to the form's address
    model.addAttribute("here", request.getMethod().equals("GET") ? path : home(request));
  }

  private static String home(HttpServletRequest request) {
    return isUpload(request) ? UploadSecurity.PATH : "/console";
  }

  /** Of an error the page that was asked for counts. */
  private static boolean isUpload(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = failed instanceof String asked ? asked : request.getRequestURI();
    return path.equals(UploadSecurity.PATH) || path.startsWith(UploadSecurity.PATH + '/');
  }

  LocalizedFormatter words(Locale locale) {
    Locale known =
        locale.getLanguage().equals("en") ? Locale.ENGLISH : LocalizedFormatter.INDONESIAN;
    return new LocalizedFormatter(texts, known, zone, clock, partners);
  }

  /** The chosen theme; null leaves it to the reader's system. */
  private static @Nullable String theme(HttpServletRequest request) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(THEME_COOKIE) && THEMES.contains(cookie.getValue())) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }
}

package id.blkhub.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** The way in, and the switches for language and theme, which need no login. */
@Controller
class LoginPage {
  private static final Pattern OWN_PAGE =
      Pattern.compile("/(console|login|upload)([/?][^\\\\\\s]*)?");

  private final OperatorLogin operators;
  private final LocaleResolver languages;

  LoginPage(OperatorLogin operators, LocaleResolver languages) {
    this.operators = operators;
    this.languages = languages;
  }

  /** Who types no more than the hub's address wants the console. */
  @GetMapping("/")
  String start() {
    return "redirect:/console";
  }

  @GetMapping("/login")
  String login(@RequestParam Map<String, String> query, Model model) {
    model.addAttribute("anybody", operators.anybody());
    model.addAttribute("wrong", query.containsKey("wrong"));
    model.addAttribute("wait", query.containsKey("wait"));
    model.addAttribute("out", query.containsKey("out"));
    return "console/login";
  }

  /**
   * @param theme {@code light}, {@code dark} or {@code system}
   */
  @PostMapping("/preferences")
  String preferences(
      @RequestParam(required = false) String language,
      @RequestParam(required = false) String theme,
      @RequestParam(defaultValue = "/console") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (language != null) {
      languages.setLocale(
          request,
          response,
          language.equals("en") ? Locale.ENGLISH : LocalizedFormatter.INDONESIAN);
    }
    if (theme != null) {
      boolean system = !theme.equals("light") && !theme.equals("dark");
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(ConsoleModelAdvice.THEME_COOKIE, system ? "" : theme)
              .path("/")
              .httpOnly(true)
              .sameSite("Lax")
              .maxAge(system ? java.time.Duration.ZERO : ConsoleConfiguration.REMEMBERED)
              .build()
              .toString());
    }
    return "redirect:" + (OWN_PAGE.matcher(back).matches() ? back : "/console");
  }
}

package id.blkhub.api;

import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the address does not read. A filter that is mistyped and ignored
 * answers another question than was asked.
 */
final class ParameterCheck implements HandlerInterceptor {
  /** What can be shown again; anything else may be data that came into the wrong place. */
  private static final Pattern SHOWN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,40}");

  private final Refusals refusals;

  ParameterCheck(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      check(request, method);
    }
    return true;
  }

  private void check(HttpServletRequest request, HandlerMethod method) {
    ReadsParameters declared = method.getMethodAnnotation(ReadsParameters.class);
    List<String> known = declared == null ? List.of() : List.of(declared.value());
    Map<String, List<String>> written = QueryParameters.written(request);
    List<Violation> unknown =
        written.keySet().stream()
            .filter(name -> !known.contains(name))
            .map(name -> unknown(name, known))
            .toList();
    if (!unknown.isEmpty()) {
      throw refused(request, HttpRule.UNKNOWN_PARAMETER, unknown);
    }
    List<Violation> repeated = new ArrayList<>();
    written.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            repeated.add(HttpRule.REPEATED_PARAMETER.at('/' + name));
          }
        });
    if (!repeated.isEmpty()) {
      throw refused(request, HttpRule.REPEATED_PARAMETER, repeated);
    }
    QueryParameters.keep(request, new QueryParameters(known, written));
  }

  private ProblemException refused(
      HttpServletRequest request, HttpRule rule, List<Violation> errors) {
    // a question that failed is asked again; something sent that was not taken is for the operator
    if (HttpMethod.POST.matches(request.getMethod())) {
      refusals.note(request, PartnerAuthentication.partner(request).value(), rule);
    }
    return ProblemException.refused(rule, errors);
  }

  private static Violation unknown(String name, List<String> known) {
    String path = SHOWN.matcher(name).matches() ? '/' + name : "";
    String code = HttpRule.UNKNOWN_PARAMETER.code();
    if (known.isEmpty()) {
      return Violation.of(
          path,
          code,
          "Alamat ini tidak membaca parameter apa pun.",
          "This address reads no parameters.");
    }
    Text nearest = QueryParameters.nearest(name, known);
    String names = String.join(", ", known);
    return Violation.of(
        path,
        code,
        "Parameter ini tidak dibaca di sini" + nearest.id() + " Yang dibaca: " + names + '.',
        "This parameter is not read here" + nearest.en() + " Read are: " + names + '.');
  }
}

package id.blkhub.console;

import id.blkhub.web.Visit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may open which address: partners theirs, operators theirs, anybody else none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorSettings.class)
class WebSecurity {
  /** Nothing from elsewhere, nothing inline, nobody's frame. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  /** Of what is no page at all. */
  private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

  /** What is shown before anybody has logged in. */
  private static final String[] OPEN = {"/", "/login", "/preferences", "/assets/**", "/webjars/**"};

  /** Each request is measured as a whole; how long each filter takes nobody asks. */
  @Bean
  SecurityObservationSettings observeNothing() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * The interface for partners checks each request itself; the figures and probes are on a port
   * that partners never reach. Neither keeps a session.
   */
  @Bean
  @Order(2)
  SecurityFilterChain stateless(HttpSecurity http) throws Exception {
    return http.securityMatcher("/api/**", "/actuator/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(NO_PAGE)))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /** Everything else is closed; what is neither open nor the console's does not even exist. */
  @Bean
  @Order(3)
  SecurityFilterChain consoleSecurity(HttpSecurity http, ObjectProvider<ConsoleExtra> extras)
      throws Exception {
    List<String> more = extras.stream().map(ConsoleExtra::path).toList();
    return http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
        .requestCache(cache -> cache.requestCache(new PageAskedFor(path -> known(path, more))))
        .authorizeHttpRequests(
            requests -> {
              // an error is told by the page for errors, whoever asked
              requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
              requests.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();
              requests.requestMatchers(OPEN).permitAll();
              requests.requestMatchers("/console", "/console/**").authenticated();
              more.forEach(path -> requests.requestMatchers(path, path + "/**").authenticated());
              requests.anyRequest().denyAll();
            })
        .formLogin(
            form ->
                form.loginPage("/login")
                    .defaultSuccessUrl("/console")
                    .failureHandler(OperatorLogin::failed))
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(
                        (request, response, why) -> {
                          if (known(request.getRequestURI(), more)) {
                            // never with the host the client named
                            response.sendRedirect("/login");
                          } else {
                            notFound(response);
                          }
                        })
                    .accessDeniedHandler(
                        (request, response, why) -> {
                          if (why instanceof CsrfException
                              || known(request.getRequestURI(), more)) {
                            response.sendError(HttpServletResponse.SC_FORBIDDEN);
                          } else {
                            notFound(response);
                          }
                        }))
        .addFilterAfter(WebSecurity::sayWho, AuthorizationFilter.class)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  /** The connection of an operator is no stranger's. */
  private static void sayWho(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String operator = ((HttpServletRequest) request).getRemoteUser();
    if (operator != null) {
      Visit.known(request, "operator " + operator);
    }
    chain.doFilter(request, response);
  }

  /** In a cookie, so that whoever has not logged in costs the hub no session. */
  static CookieCsrfTokenRepository csrfTokens() {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
    return tokens;
  }

  private static boolean known(String path, List<String> more) {
    return path.equals("/console")
        || path.startsWith("/console/")
        || more.stream().anyMatch(extra -> path.equals(extra) || path.startsWith(extra + '/'));
  }

  private static void notFound(HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}

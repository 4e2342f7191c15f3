package id.blkhub.console;

import id.blkhub.partner.Accounts;
import id.blkhub.web.Visit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Who may open the pages for uploads: partners, with the account they send with. Their login stands
 * apart from an operator's in the same session, so that neither opens what is the other's.
 */
@Configuration(proxyBeanMethods = false)
class UploadSecurity {
  static final String PATH = "/upload";
  private static final String LOGIN = PATH + "/login";
  private static final String CONTEXT = UploadSecurity.class.getName() + ".sender";

  @Bean
  @Order(1)
  SecurityFilterChain uploadSecurityChain(HttpSecurity http, Accounts accounts) throws Exception {
    HttpSessionSecurityContextRepository logins = new HttpSessionSecurityContextRepository();
    logins.setSpringSecurityContextKey(CONTEXT);
    return http.securityMatcher(PATH, PATH + "/**")
        .authenticationManager(new ProviderManager(new SenderLogin(accounts)))
        .securityContext(context -> context.securityContextRepository(logins))
        .sessionManagement(
            session ->
                session.sessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy()))
        .csrf(csrf -> csrf.csrfTokenRepository(WebSecurity.csrfTokens()))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .authorizeHttpRequests(
            requests -> {
              requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
              requests.requestMatchers(LOGIN).permitAll();
              requests.anyRequest().hasRole(SenderLogin.ROLE);
            })
        .formLogin(
            form ->
                form.loginPage(LOGIN)
                    .defaultSuccessUrl(PATH, true)
                    .failureHandler(
                        (request, response, why) ->
                            response.sendRedirect(
                                LOGIN + (why instanceof LockedException ? "?wait" : "?wrong"))))
        .logout(
            logout ->
                logout
                    .logoutUrl(PATH + "/logout")
                    .logoutSuccessUrl(LOGIN + "?out")
                    // an operator may be logged in beside
                    .invalidateHttpSession(false)
                    .addLogoutHandler(
                        (request, response, who) -> {
                          if (request.getSession(false) != null) {
                            request.getSession(false).removeAttribute(CONTEXT);
                          }
                        }))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint((request, response, why) -> response.sendRedirect(LOGIN))
                    .accessDeniedHandler(
                        (request, response, why) ->
                            response.sendError(HttpServletResponse.SC_FORBIDDEN)))
        .addFilterAfter(UploadSecurity::sayWho, AuthorizationFilter.class)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        csp -> csp.policyDirectives(WebSecurity.CONTENT_SECURITY_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  /** The connection of a partner is no stranger's. */
  private static void sayWho(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String sender = ((HttpServletRequest) request).getRemoteUser();
    if (sender != null) {
      Visit.known(request, sender);
    }
    chain.doFilter(request, response);
  }
}

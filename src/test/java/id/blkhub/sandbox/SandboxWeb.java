package id.blkhub.sandbox;

import id.blkhub.console.ConsoleExtra;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The page /sandbox, for the sandbox alone: given to the application by name and carrying no
 * annotation, so that no other hub in these tests finds it.
 */
final class SandboxWeb {
  private static final Set<String> FAILING = Set.of("bank", "bnsp");

  /**
   * Open to everybody on loopback. A form needs its token; a command line says who it is by a
   * header that no foreign page can send.
   */
  @Bean
  @Order(0)
  SecurityFilterChain sandboxSecurity(HttpSecurity http) throws Exception {
    return http.securityMatcher("/sandbox", "/sandbox/**")
        .csrf(csrf -> csrf.ignoringRequestMatchers(r -> r.getHeader("X-Sandbox") != null))
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy ->
                        policy.policyDirectives(
                            "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self';"
                                + " img-src 'self' data:; form-action 'self'; frame-ancestors"
                                + " 'none'; base-uri 'none'")))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  ConsoleExtra sandboxInTheConsole() {
    return new ConsoleExtra("Sandbox", "/sandbox");
  }

  @Bean
  RouterFunction<ServerResponse> sandboxPages(SandboxStory story) {
    return RouterFunctions.route()
        .GET("/sandbox", request -> page(story, request))
        .POST(
            "/sandbox/next",
            request -> {
              story.next();
              return back(request);
            })
        .POST(
            "/sandbox/{partner}/fail",
            request -> {
              String partner = request.pathVariable("partner");
              if (!FAILING.contains(partner)) {
                return ServerResponse.notFound().build();
              }
              story.fail(partner);
              return back(request);
            })
        .POST(
            "/sandbox/{partner}/recover",
            request -> {
              String partner = request.pathVariable("partner");
              if (!FAILING.contains(partner)) {
                return ServerResponse.notFound().build();
              }
              story.recover(partner);
              return back(request);
            })
        .build();
  }

  private static ServerResponse page(SandboxStory story, ServerRequest request) {
    var told = story.told();
    return ServerResponse.ok()
        .render(
            "sandbox",
            Map.of(
                "en",
                english(request),
                "told",
                told,
                "troubles",
                story.troubles(),
                "waiting",
                told.stream().anyMatch(one -> !one.over()),
                "base",
                request.uri().resolve("/sandbox").toString()));
  }

  private static boolean english(ServerRequest request) {
    return request.param("lang").orElse("id").equals("en");
  }

  private static ServerResponse back(ServerRequest request) {
    return ServerResponse.seeOther(URI.create(english(request) ? "/sandbox?lang=en" : "/sandbox"))
        .build();
  }
}

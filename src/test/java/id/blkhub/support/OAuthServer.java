package id.blkhub.support;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;

/** A partner's OAuth 2.0 server: Spring Authorization Server over HTTP. */
public final class OAuthServer implements AutoCloseable {
  public static final String CLIENT = "blk hub";

  /** With characters that RFC 6749 wants encoded. */
  public static final String SECRET = "s+cr&t=%: 1";

  public static final String SCOPE = "vacancy.write";

  private final AnnotationConfigServletWebServerApplicationContext context;
  private final Given given;

  private OAuthServer(Given given) {
    this.given = given;
    context = new AnnotationConfigServletWebServerApplicationContext();
    context.registerBean(Given.class, () -> given);
    context.register(Setup.class);
    context.refresh();
  }

  /**
   * @param life of its tokens
   */
  public static OAuthServer start(Duration life) {
    return new OAuthServer(new Given(life));
  }

  public String url() {
    return "http://127.0.0.1:" + context.getWebServer().getPort() + "/oauth2/token";
  }

  /** Whether a call with that header may be made now. */
  public boolean accepts(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return false;
    }
    OAuth2Authorization known =
        given.findByToken(authorization.substring(7), OAuth2TokenType.ACCESS_TOKEN);
    return known != null
        && known.getAccessToken().isActive()
        && known.getAuthorizedScopes().contains(SCOPE);
  }

  /** Takes the newest token back. */
  public void revoke() {
    given.remove(Objects.requireNonNull(given.newest.get()));
  }

  /** Whether the newest token is still good. */
  public boolean acceptsNewest() {
    return Objects.requireNonNull(given.newest.get()).getAccessToken().isActive();
  }

  /** How many tokens were given. */
  public int tokens() {
    return given.saved;
  }

  @Override
  public void close() {
    context.close();
  }

  /** The tokens that were given. */
  private static final class Given implements OAuth2AuthorizationService {
    private final InMemoryOAuth2AuthorizationService all = new InMemoryOAuth2AuthorizationService();
    private final AtomicReference<OAuth2Authorization> newest = new AtomicReference<>();
    private final Duration life;
    private volatile int saved;

    private Given(Duration life) {
      this.life = life;
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
      all.save(authorization);
      newest.set(authorization);
      saved++;
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
      all.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
      return all.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
      return all.findByToken(token, type);
    }
  }

  /** Without a stereotype: a hub that scans these packages is not to find it. */
  @EnableWebSecurity
  static class Setup {
    @Bean
    TomcatServletWebServerFactory tomcat() {
      TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
      // without a servlet Tomcat asks no filter either
      tomcat.setRegisterDefaultServlet(true);
      tomcat.setAddress(InetAddress.getLoopbackAddress());
      return tomcat;
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.oauth2AuthorizationServer(server -> {})
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .build();
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    InMemoryRegisteredClientRepository clients(Given given) {
      return new InMemoryRegisteredClientRepository(
          RegisteredClient.withId(UUID.randomUUID().toString())
              .clientId(CLIENT)
              .clientSecret("{noop}" + SECRET)
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .scope(SCOPE)
              .tokenSettings(
                  TokenSettings.builder()
                      .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                      .accessTokenTimeToLive(given.life)
                      .build())
              .build());
    }
  }
}

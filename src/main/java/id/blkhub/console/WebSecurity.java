package id.blkhub.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Who may open which address: partners theirs, operators theirs, anybody else none. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {
  /** The interface for partners checks each request itself and keeps no session. */
  @Bean
  @Order(1)
  SecurityFilterChain partnersSecurity(HttpSecurity http) throws Exception {
    return stateless(http.securityMatcher("/api/**"));
  }

  /** The figures and probes, on a port that partners never reach. */
  @Bean
  @Order(2)
  SecurityFilterChain figuresSecurity(HttpSecurity http) throws Exception {
    return stateless(http.securityMatcher("/actuator/**"));
  }

  private static SecurityFilterChain stateless(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain consoleSecurity(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll()).build();
  }
}

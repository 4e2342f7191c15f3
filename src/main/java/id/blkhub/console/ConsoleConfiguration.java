package id.blkhub.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The console's languages. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
  static final String LANGUAGE_COOKIE = "hub-language";
  static final Duration REMEMBERED = Duration.ofDays(365);

  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename("console/messages");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    texts.setDefaultLocale(LocalizedFormatter.INDONESIAN);
    texts.setAlwaysUseMessageFormat(true);
    return texts;
  }

  /** Indonesian until the reader chooses otherwise; what the browser prefers is not asked. */
  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver chosen = new CookieLocaleResolver(LANGUAGE_COOKIE);
    chosen.setDefaultLocale(LocalizedFormatter.INDONESIAN);
    chosen.setCookieMaxAge(REMEMBERED);
    chosen.setCookieHttpOnly(true);
    chosen.setCookieSameSite("Lax");
    chosen.setRejectInvalidCookies(false);
    return chosen;
  }
}

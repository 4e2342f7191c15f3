package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The parts of a document that are the same for every partner, as files of the jar. */
final class PackTemplate {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private static final SpringTemplateEngine PAGES = engine();

  private PackTemplate() {}

  /**
   * @param name of the page below pack/, without its ending
   */
  static String page(String name, Context values) {
    return PAGES.process("pack/" + name, values);
  }

  private static SpringTemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(PackTemplate.class.getClassLoader());
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }

  /**
   * @param name below pack/
   */
  static byte[] bytes(String name) {
    try (InputStream in = PackTemplate.class.getResourceAsStream("/pack/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such template: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static ObjectNode yaml(String name) {
    try {
      return (ObjectNode) YAML.readTree(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static byte[] write(JsonNode document) {
    try {
      return YAML.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

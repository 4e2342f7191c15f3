package id.blkhub.pack;

import id.blkhub.partner.PartnerProfile;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The pack as a page to read: addresses, kinds, fields, samples, clients. */
final class Page {
  private static final SpringTemplateEngine ENGINE = engine();

  private Page() {}

  /** One kind with its fields and its agreement, where it has one. */
  record Section(Form form, List<Fields.Row> fields, PartnerProfile.Agreement agreement) {}

  static byte[] of(
      Identity identity, PartnerProfile profile, List<Form> forms, Collection<String> files) {
    List<Section> sections =
        forms.stream()
            .map(
                form ->
                    new Section(
                        form,
                        Fields.of(form.schema()),
                        form.sent()
                            ? null
                            : profile
                                .reception(form.kind())
                                .map(PartnerProfile.Reception::agreement)
                                .orElse(null)))
            .toList();
    Map<String, Object> values =
        Map.of(
            "identity",
            identity,
            "profile",
            profile,
            "sections",
            sections,
            "clients",
            files.stream().filter(file -> file.startsWith("clients/")).toList());
    return ENGINE
        .process("pack/index", new Context(Locale.ROOT, values))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static SpringTemplateEngine engine() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(Page.class.getClassLoader());
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}

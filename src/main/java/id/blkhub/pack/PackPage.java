package id.blkhub.pack;

import id.blkhub.partner.PartnerProfile;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The pack as a page to read: addresses, kinds, fields, samples, clients. */
final class PackPage {
  private static final SpringTemplateEngine ENGINE = engine();

  private PackPage() {}

  /** One kind with its fields and its agreement, where it has one. */
  record PackSection(
      PackForm form, List<FieldTable.Row> fields, PartnerProfile.@Nullable Agreement agreement) {}

  static byte[] of(
      PackIdentity packIdentity,
      PartnerProfile profile,
      List<PackForm> forms,
      Collection<String> files) {
    List<PackSection> sections =
        forms.stream()
            .map(
                packForm ->
                    new PackSection(
                        packForm,
                        FieldTable.of(packForm.schema()),
                        packForm.sent()
                            ? null
                            : profile
                                .reception(packForm.kind())
                                .map(PartnerProfile.Reception::agreement)
                                .orElse(null)))
            .toList();
    Map<String, Object> values =
        Map.of(
            "identity",
            packIdentity,
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
        new ClassLoaderTemplateResolver(PackPage.class.getClassLoader());
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}

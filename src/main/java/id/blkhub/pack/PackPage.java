package id.blkhub.pack;

import id.blkhub.message.HubAddress;
import id.blkhub.pack.CallForms.CallForm;
import id.blkhub.pack.PackCommands.PackCommand;
import id.blkhub.pack.PackProblems.PackProblem;
import id.blkhub.pack.PackTables.PackFormat;
import id.blkhub.partner.PartnerProfile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;

/** The pack as a page to read: addresses, kinds, fields, calls, marks, commands, problems. */
final class PackPage {
  private final PartnerProfile profile;
  private final HubAddress hub;
  private final Map<String, Object> values = new HashMap<>();

  PackPage(PackIdentity packIdentity, PartnerProfile profile, HubAddress hub) {
    this.profile = profile;
    this.hub = hub;
    values.put("identity", packIdentity);
    values.put("profile", profile);
    values.put("hub", hub);
    values.put("testStage", profile.stage() == PartnerProfile.PartnerStage.TEST);
  }

  /**
   * One kind with its fields and its agreement, where it has one.
   *
   * @param business the partner's fields that make the business key; empty where it is not known
   * @param commands to paste
   */
  record PackSection(
      PackForm form,
      List<FieldTable.Row> fields,
      PartnerProfile.@Nullable Agreement agreement,
      List<String> business,
      List<PackCommand> commands) {}

  /**
   * @param names what the partner calls the fields of a form
   */
  PackPage forms(List<PackForm> forms, Function<PackForm, FieldNames> names) {
    List<PackCommand> commands = PackCommands.of(profile.id(), hub, forms);
    values.put(
        "sections",
        forms.stream().map(form -> section(form, names.apply(form), commands)).toList());
    values.put("commands", commands.stream().filter(c -> c.kind().isEmpty()).toList());
    values.put("sends", forms.stream().anyMatch(PackForm::sent));
    values.put("byQueue", forms.stream().anyMatch(form -> !form.sent() && form.byQueue()));
    return this;
  }

  private PackSection section(PackForm form, FieldNames names, List<PackCommand> commands) {
    return new PackSection(
        form,
        FieldTable.of(form.schema()),
        form.sent()
            ? null
            : profile.reception(form.kind()).map(PartnerProfile.Reception::agreement).orElse(null),
        form.keys().stream().flatMap(key -> names.of(key).stream()).toList(),
        form.newest() && !form.voids()
            ? commands.stream()
                .filter(command -> command.kind().equals(form.kind()))
                .filter(command -> command.sends() == form.sent())
                .toList()
            : List.of());
  }

  PackPage calls(List<CallForm> calls) {
    values.put("calls", calls);
    return this;
  }

  PackPage questions(List<PackQuestion> questions) {
    values.put("questions", questions);
    return this;
  }

  PackPage formats(Map<String, PackFormat> formats) {
    values.put("formats", formats);
    return this;
  }

  PackPage problems(List<PackProblem> problems) {
    values.put("problems", problems);
    return this;
  }

  PackPage clients(List<String> names) {
    values.put("clients", names.stream().map(name -> "clients/" + name).toList());
    return this;
  }

  byte[] write() {
    return PackTemplate.page("index", new Context(Locale.ROOT, values))
        .getBytes(StandardCharsets.UTF_8);
  }
}

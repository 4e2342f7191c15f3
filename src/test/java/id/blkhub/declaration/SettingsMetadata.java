package id.blkhub.declaration;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.declaration.ValueType.Scalar;
import id.blkhub.setting.HubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** The settings as Spring's own metadata, by which editors complete application.yaml. */
final class SettingsMetadata {
  private static final JsonMapper JSON = new JsonMapper();

  private SettingsMetadata() {}

  static String text() {
    ObjectNode metadata = JSON.createObjectNode();
    ArrayNode properties = metadata.putArray("properties");
    Set<String> open = new TreeSet<>();
    for (Key setting : HubSettings.all()) {
      boolean isOpen = HubSettings.isOpen(setting);
      String name = isOpen ? HubSettings.begin(setting) : setting.name();
      if (isOpen && !open.add(name)) {
        continue;
      }
      ObjectNode property = properties.addObject().put("name", name);
      property.put(
          "type", isOpen ? "java.util.Map<java.lang.String,java.lang.Object>" : type(setting));
      property.put("description", setting.meaning().id() + " / " + setting.meaning().en() + '.');
      String preset = setting.presence().preset();
      if (preset != null && !preset.isEmpty() && !preset.startsWith("${HUB_")) {
        property.put("defaultValue", preset);
      }
    }
    return written(metadata);
  }

  private static String type(Key setting) {
    return ((Scalar) setting.type()).read().getName();
  }

  static String written(Object json) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withoutSpacesInObjectEntries();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    try {
      return JSON.writer(printer).writeValueAsString(json) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

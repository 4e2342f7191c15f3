package id.blkhub.declaration;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.declaration.ValueType.Scalar;
import id.blkhub.message.Text;
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
    for (KeyGroup group : HubSettings.groups()) {
      for (Key setting : group.keys()) {
        if (!HubSettings.isOpen(setting)) {
          property(properties.addObject(), setting);
        } else if (open.add(HubSettings.begin(setting))) {
          boolean whole = HubSettings.end(setting).isEmpty();
          map(properties.addObject(), setting, whole ? setting.meaning() : group.meaning());
        }
      }
    }
    return written(metadata);
  }

  private static void property(ObjectNode property, Key setting) {
    property.put("name", setting.name()).put("type", type(setting));
    property.put("description", both(setting.meaning()));
    String preset = setting.presence().preset();
    if (preset != null && !preset.isEmpty() && !preset.startsWith("${HUB_")) {
      property.put("defaultValue", preset);
    }
  }

  /** What people give names to; editors complete nothing below it. */
  private static void map(ObjectNode property, Key setting, Text meaning) {
    property
        .put("name", HubSettings.begin(setting))
        .put("type", "java.util.Map<java.lang.String,java.lang.Object>")
        .put("description", both(meaning));
  }

  private static String both(Text meaning) {
    return meaning.id() + " / " + meaning.en() + '.';
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

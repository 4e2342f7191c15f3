package id.blkhub.mutation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Mistakes that nothing need notice.
 *
 * @param file pattern of the whole name
 * @param mistake pattern of a part of the mistake; null for any
 * @param line pattern of a part of the shipped line; null for any
 * @param why it does no harm
 */
record Harmless(String file, String mistake, String line, String why) {
  static List<Harmless> all() throws IOException {
    try (InputStream in = Harmless.class.getResourceAsStream("/mutation/harmless.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<List<Harmless>>() {});
    }
  }

  boolean covers(Mutation mutation) {
    return Pattern.matches(file, mutation.file())
        && (mistake == null || Pattern.compile(mistake).matcher(mutation.mistake()).find())
        && (line == null || Pattern.compile(line).matcher(mutation.before()).find());
  }
}

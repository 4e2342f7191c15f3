package id.blkhub.declaration;

import id.blkhub.message.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys that may stand together. Any other key is a mistake.
 *
 * @param name of the part, unique in its file
 * @param single whether exactly one of the keys is written
 */
public record KeyGroup(String name, Text meaning, List<Key> keys, boolean single) {
  public KeyGroup {
    keys = List.copyOf(keys);
  }

  public static KeyGroup of(String name, String id, String en, Key... keys) {
    return new KeyGroup(name, new Text(id, en), List.of(keys), false);
  }

  /** Keys of which exactly one is written. */
  public static KeyGroup oneOf(String name, String id, String en, Key... keys) {
    return new KeyGroup(name, new Text(id, en), List.of(keys), true);
  }

  public Set<String> names() {
    return keys.stream().map(Key::name).collect(Collectors.toUnmodifiableSet());
  }
}

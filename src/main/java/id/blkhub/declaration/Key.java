package id.blkhub.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.declaration.ValueType.Choice;
import id.blkhub.message.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a file.
 *
 * @param name as it is written; for a setting the whole name with its dots
 * @param type what may stand as its value
 * @param meaning what the value says or does, one or two sentences without a full stop at the end
 * @param presence whether it must be written, and what holds where it is not
 * @param unit what a number counts
 * @param example a value as it is written
 */
public record Key(
    String name,
    ValueType type,
    Text meaning,
    Presence presence,
    @Nullable Text unit,
    @Nullable String example) {

  /**
   * Whether a key must be written.
   *
   * @param preset the value of a key that is not written, as it would be written; null where such a
   *     key has none
   */
  public record Presence(boolean required, @Nullable String preset) {
    private static final Presence OPTIONAL = new Presence(false, null);
    private static final Presence REQUIRED = new Presence(true, null);
  }

  /** A key that may be left out and then has no value. */
  public static Key of(String name, ValueType type, String id, String en) {
    return new Key(name, type, new Text(id, en), Presence.OPTIONAL, null, null);
  }

  public Key required() {
    return new Key(name, type, meaning, Presence.REQUIRED, unit, example);
  }

  /** The same with a value that holds where the key is not written. */
  public Key preset(String value) {
    return new Key(name, type, meaning, new Presence(false, value), unit, example);
  }

  /** The same with what its number counts. */
  public Key counts(String id, String en) {
    return new Key(name, type, meaning, presence, new Text(id, en), example);
  }

  public Key example(String written) {
    return new Key(name, type, meaning, presence, unit, written);
  }

  public boolean isRequired() {
    return presence.required();
  }

  /**
   * The value that holds where the key is not written.
   *
   * @throws IllegalStateException where none is declared
   */
  public String presetValue() {
    if (presence.preset() == null) {
      throw new IllegalStateException("the key " + name + " has no default");
    }
    return presence.preset();
  }

  /** The words of which the value is one; none where it is no choice. */
  public List<String> words() {
    return type instanceof Choice choice ? choice.words() : List.of();
  }

  public boolean isIn(JsonNode object) {
    return object.has(name);
  }

  /** JSON Pointer to the value of this key, from the object it stands in. */
  public String pointer() {
    return '/' + name;
  }

  /** The value of this key in an object that was read; a missing node where it is not written. */
  public JsonNode in(JsonNode object) {
    return object.path(name);
  }
}

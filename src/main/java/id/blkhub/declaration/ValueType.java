package id.blkhub.declaration;

import id.blkhub.message.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand as the value of a key. */
public sealed interface ValueType {

  /** How people are told what to write, for example "a duration such as 40s, 1h or 30d". */
  Text told();

  /**
   * A text, a number or a flag.
   *
   * @param shared the name under which a JSON Schema defines it once; null where it is written out
   *     in its place
   * @param schema the keywords of JSON Schema for it, in their order
   * @param read what Spring makes of it as a setting
   */
  record Scalar(@Nullable String shared, Text told, Map<String, Object> schema, Class<?> read)
      implements ValueType {

    /** The same with a keyword of JSON Schema more. */
    public Scalar with(String keyword, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(schema);
      more.put(keyword, value);
      return new Scalar(shared, told, more, read);
    }

    /** The same, defined once in a schema under a name. */
    public Scalar named(String name) {
      return new Scalar(name, told, schema, read);
    }

    /** The same, as a setting that Spring converts. */
    public Scalar readAs(Class<?> type) {
      return new Scalar(shared, told, schema, type);
    }

    /** The greatest number, which is written as a keyword. */
    public long most() {
      return bound("maximum", Long.MAX_VALUE);
    }

    /** Whether a number lies in its range; true for all that is no number. */
    public boolean takes(Object value) {
      return !(value instanceof Number number)
          || number.longValue() >= bound("minimum", Long.MIN_VALUE) && number.longValue() <= most();
    }

    private long bound(String keyword, long otherwise) {
      return schema.get(keyword) instanceof Number number ? number.longValue() : otherwise;
    }
  }

  /** One of some words. */
  record Choice(List<String> words) implements ValueType {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public Text told() {
      String all = String.join(", ", words);
      return new Text("salah satu dari " + all, "one of " + all);
    }
  }

  /**
   * A list.
   *
   * @param least how many elements there must be
   * @param distinct whether no two may be the same
   */
  record Listing(ValueType element, int least, boolean distinct) implements ValueType {
    @Override
    public Text told() {
      return new Text("daftar dari " + element.told().id(), "a list, each " + element.told().en());
    }
  }

  /** Keys and values of its own. */
  record ValuePart(KeyGroup group) implements ValueType {
    @Override
    public Text told() {
      return new Text("bagian " + group.name(), "the part " + group.name());
    }
  }

  /** One of several types. */
  record Either(List<ValueType> options) implements ValueType {
    public Either {
      options = List.copyOf(options);
    }

    @Override
    public Text told() {
      return new Text(
          String.join(" atau ", options.stream().map(option -> option.told().id()).toList()),
          String.join(" or ", options.stream().map(option -> option.told().en()).toList()));
    }
  }

  static Scalar text(String id, String en) {
    return scalar("string", String.class, id, en);
  }

  static Scalar flag() {
    return scalar("boolean", Boolean.class, "true atau false", "true or false");
  }

  /** A whole number; its keywords {@code minimum} and {@code maximum} hold both ends. */
  static Scalar whole(long least, long most) {
    return scalar(
            "integer",
            Integer.class,
            "bilangan bulat dari %d sampai %d".formatted(least, most),
            "a whole number from %d to %d".formatted(least, most))
        .with("minimum", least)
        .with("maximum", most);
  }

  private static Scalar scalar(String type, Class<?> read, String id, String en) {
    return new Scalar(null, new Text(id, en), Map.of("type", type), read);
  }

  static Choice choice(String... words) {
    return new Choice(List.of(words));
  }

  static Listing list(ValueType element) {
    return new Listing(element, 0, false);
  }

  static Either either(ValueType... options) {
    return new Either(List.of(options));
  }

  static ValuePart part(KeyGroup group) {
    return new ValuePart(group);
  }
}

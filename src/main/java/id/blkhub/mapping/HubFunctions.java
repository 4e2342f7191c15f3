package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The functions a mapping may call beside JSLT's own. Each passes null through. A value that cannot
 * be converted comes back unchanged, so that the canonical contract names it to the sender; only
 * looking up a missing code gives null.
 */
final class HubFunctions {
  private static final Pattern NPWP_SEPARATORS = Pattern.compile("[.\\-\\s]");
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

  private final ReferenceTables tables;
  private final List<Function> functions = new ArrayList<>();

  private HubFunctions(ReferenceTables tables) {
    this.tables = tables;
  }

  static Collection<Function> all(ReferenceTables tables) {
    HubFunctions hub = new HubFunctions(tables);
    hub.dates();
    hub.identifiers();
    hub.references();
    hub.texts();
    hub.functions.addAll(PatternFunction.all());
    return List.copyOf(hub.functions);
  }

  private void dates() {
    add("date-from", 2, (value, arguments) -> dateFrom(value, arguments[1].asText()));
    add(
        "date-to",
        2,
        (value, arguments) ->
            CalendarDate.parse(value, "yyyy-MM-dd")
                .map(date -> text(CalendarDate.write(date, arguments[1].asText())))
                .orElse(text(value)));
    add("epoch", 1, (value, a) -> epoch(value));
    add("day-of", 1, (value, a) -> dayOf(value));
    add("epoch-to-iso", 2, (value, arguments) -> epochToIso(arguments[0], arguments[1].asText()));
  }

  /** Seconds since 1970 of a time with offset, with its fraction. */
  private static JsonNode epoch(String time) {
    return PointInTime.parse(time)
        .map(known -> PlainValues.number(PointInTime.epoch(known)))
        .orElse(text(time));
  }

  private static JsonNode dayOf(String time) {
    return PointInTime.parse(time)
        .map(known -> text(CalendarDate.write(PointInTime.day(known), "yyyy-MM-dd")))
        .orElse(text(time));
  }

  private static JsonNode dateFrom(String value, String pattern) {
    if (CalendarDate.isAbsent(value)) {
      return NullNode.instance;
    }
    return CalendarDate.parse(value, pattern)
        .map(date -> text(CalendarDate.write(date, "yyyy-MM-dd")))
        .orElse(text(value));
  }

  private static JsonNode epochToIso(JsonNode seconds, String offset) {
    Optional<Instant> moment = PointInTime.ofEpoch(seconds);
    return moment.isEmpty()
        ? seconds
        : text(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.get().atOffset(ZoneOffset.of(offset))));
  }

  private void identifiers() {
    add("phone", 1, (value, a) -> converted(PhoneNumber.normalise(value), value));
    add("registration-no", 1, (value, a) -> converted(RegistrationNumber.normalise(value), value));
    add("certificate-no", 1, (value, a) -> converted(CertificateNumber.normalise(value), value));
    add("npwp16", 1, (value, a) -> text(npwp16(value)));
    // "10000000.00" as banks write it becomes 10000000
    add("whole-rupiah", 1, (value, a) -> wholeRupiah(value));
    // "Rp 4.500.000" as sheets have it becomes 4500000; a number stays what it is
    add("rupiah", 1, (value, a) -> a[0].isNumber() ? a[0] : rupiah(value));
    add("undotted", 1, (value, a) -> text(value.replace(".", "")));
    add("region-code", 1, (value, a) -> converted(RegionCode.normalise(value, tables), value));
  }

  /** PMK 112/2022: the old 15 digits get a leading zero. */
  private static String npwp16(String value) {
    String digits = NPWP_SEPARATORS.matcher(value).replaceAll("");
    return digits.length() == 15 ? "0" + digits : digits;
  }

  private static JsonNode wholeRupiah(String value) {
    OptionalLong amount = WholeAmount.parse(value);
    return amount.isPresent() ? LongNode.valueOf(amount.getAsLong()) : text(value);
  }

  private static JsonNode rupiah(String value) {
    OptionalLong amount = RupiahText.parse(value);
    return amount.isPresent() ? LongNode.valueOf(amount.getAsLong()) : text(value);
  }

  private void references() {
    // code("vocations", .kejuruan): the hub's code for a code, name or alias
    addOver("code", 2, (value, a) -> converted(tables.code(table(a[0]), value), value));
    // lookup("education", .educationCode, "bnsp"): what a column says of a code
    addOver(
        "lookup",
        3,
        (value, a) ->
            tables
                .value(table(a[0]), value, a[2].asText())
                .map(HubFunctions::text)
                .orElse(NullNode.instance));
  }

  private String table(JsonNode name) {
    if (!tables.has(name.asText())) {
      throw new IllegalArgumentException("there is no reference table " + name.asText());
    }
    return name.asText();
  }

  private void texts() {
    add("text-or-null", 1, (v, a) -> v.isBlank() ? NullNode.instance : text(v.strip()));
    functions.add(new Whole("join-present", 2, (input, a) -> joinPresent(a[0], a[1].asText())));
    // JSLT's number() goes through double for decimals; codes are small integers
    add(
        "integer",
        1,
        (v, a) -> INTEGER.matcher(v).matches() ? IntNode.valueOf(Integer.parseInt(v)) : text(v));
  }

  /** Joins the values of an array that are not null or empty; {@code ""} where there is none. */
  private static JsonNode joinPresent(JsonNode values, String separator) {
    List<String> present = new ArrayList<>();
    values.forEach(value -> present.add(value.isNull() ? "" : value.asText()));
    present.removeIf(String::isBlank);
    return text(String.join(separator, present));
  }

  private static JsonNode converted(Optional<String> result, String otherwise) {
    return text(result.orElse(otherwise));
  }

  private static JsonNode text(String value) {
    return TextNode.valueOf(value);
  }

  private void add(String name, int arguments, Conversion conversion) {
    functions.add(new Named(name, arguments, 0, conversion));
  }

  private void addOver(String name, int arguments, Conversion conversion) {
    functions.add(new Named(name, arguments, 1, conversion));
  }

  private interface Conversion {
    JsonNode of(String value, JsonNode[] arguments);
  }

  /**
   * @param converted which argument is the value; the others are settings
   */
  private record Named(String name, int arguments, int converted, Conversion conversion)
      implements Function {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public int getMinArguments() {
      return arguments;
    }

    @Override
    public int getMaxArguments() {
      return arguments;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] values) {
      JsonNode value = values[converted];
      return value.isValueNode() && !value.isNull() ? conversion.of(value.asText(), values) : value;
    }
  }

  /** A function over whole nodes, arrays and nulls included. */
  private record Whole(String name, int arguments, BiFunction<JsonNode, JsonNode[], JsonNode> body)
      implements Function {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public int getMinArguments() {
      return arguments;
    }

    @Override
    public int getMaxArguments() {
      return arguments;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] values) {
      return body.apply(input, values);
    }
  }
}

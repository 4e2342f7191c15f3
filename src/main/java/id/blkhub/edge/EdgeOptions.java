package id.blkhub.edge;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.sheet.SheetOptions;
import id.blkhub.sheet.SheetOptions.CellQuote;
import id.blkhub.sheet.SheetOptions.Separator;
import id.blkhub.sheet.SheetOptions.SheetEncoding;
import id.blkhub.sheet.SheetOptions.SheetFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code intake-edge:} line of a route, checked. docs/reference/files.md explains each option.
 *
 * @param mostRows of one item
 */
record EdgeOptions(
    PartnerId partner,
    Kind kind,
    ItemForm form,
    SheetOptions sheet,
    ColumnNames columns,
    int mostRows) {
  private static final PartnerId NOBODY = new PartnerId("nobody");
  private static final Kind NOTHING = new Kind("nothing");

  static final int USUAL_ROWS = 20_000;
  static final int MOST_ROWS = 1_000_000;

  /**
   * What an item is, and where its records are.
   *
   * @param list where the records of a JSON or XML document are; null for a sheet
   * @param xml whether they are in an XML document
   * @param either whether an item may be a sheet or a JSON document
   */
  record ItemForm(@Nullable JsonPointer list, boolean xml, boolean either) {}

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @param target {@code <partner>.<kind>}
   * @throws IllegalArgumentException naming every mistake
   */
  static EdgeOptions parse(String target, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    EdgeOptions parsed = read(target, in);
    in.finish();
    return parsed;
  }

  /** The same for somebody who wants to know what is wrong and takes nothing. */
  static EdgeOptions read(String target, EdgeOptionReader in) {
    String[] parts = target.split("\\.", 2);
    PartnerId partner = PartnerId.parse(parts[0]).orElse(NOBODY);
    Kind kind = Kind.parse(parts.length < 2 ? "" : parts[1]).orElse(NOTHING);
    in.require(
        !partner.equals(NOBODY) && !kind.equals(NOTHING),
        "the target is <partner>.<kind>, not " + target);
    ItemFormat format = in.choice("format", ItemFormat.AUTO);
    JsonPointer list =
        in.read("list", EdgeOptionReader.NONE, EdgeOptions::pointer, JsonPointer.empty());
    in.require(format.mayHaveList() || list.matches(), "list needs format=json, xml or any");
    in.require(
        format != ItemFormat.XML || !list.matches(),
        "list says where the records are, from the root on, such as /daftar/lowongan");
    SheetOptions sheet =
        new SheetOptions(
            format.sheet(),
            in.choice("separator", Separator.AUTO),
            in.choice("quote", CellQuote.DOUBLE),
            in.choice("encoding", SheetEncoding.AUTO),
            in.number("skip", 0, 0, 1_000),
            in.number("sheet", 1, 1, 100));
    ColumnNames columns =
        in.read("columns", EdgeOptionReader.NONE, ColumnNames::parse, new ColumnNames(Map.of()));
    return new EdgeOptions(
        partner,
        kind,
        new ItemForm(
            format.mayHaveList() ? list : null, format == ItemFormat.XML, format == ItemFormat.ANY),
        sheet,
        columns,
        in.number("rows", 1, USUAL_ROWS, MOST_ROWS));
  }

  private static JsonPointer pointer(String text) {
    try {
      return text.equals(EdgeOptionReader.NONE) ? JsonPointer.empty() : JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("list is a JSON Pointer such as /data, not " + text, e);
    }
  }

  /** What the items of a route are. */
  private enum ItemFormat {
    AUTO(SheetFormat.AUTO),
    CSV(SheetFormat.CSV),
    XLSX(SheetFormat.XLSX),
    JSON(SheetFormat.AUTO),
    XML(SheetFormat.AUTO),
    /** A sheet or JSON, by the first letter. */
    ANY(SheetFormat.AUTO);

    private final SheetFormat sheet;

    ItemFormat(SheetFormat sheet) {
      this.sheet = sheet;
    }

    SheetFormat sheet() {
      return sheet;
    }

    boolean mayHaveList() {
      return this == JSON || this == XML || this == ANY;
    }
  }
}

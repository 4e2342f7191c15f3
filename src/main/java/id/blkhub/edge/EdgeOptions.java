package id.blkhub.edge;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.sheet.SheetOptions;
import id.blkhub.sheet.SheetOptions.CellQuote;
import id.blkhub.sheet.SheetOptions.Separator;
import id.blkhub.sheet.SheetOptions.SheetEncoding;
import id.blkhub.sheet.SheetOptions.SheetFormat;
import java.util.Map;

/**
 * One {@code intake-edge:} line of a route, checked. docs/reference/files.md explains each option.
 *
 * @param mostRows of one item
 */
record EdgeOptions(
    PartnerId partner, Kind kind, SheetOptions sheet, ColumnNames columns, int mostRows) {
  private static final PartnerId NOBODY = new PartnerId("nobody");
  private static final Kind NOTHING = new Kind("nothing");

  static final int USUAL_ROWS = 20_000;
  static final int MOST_ROWS = 1_000_000;

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
    SheetOptions sheet =
        new SheetOptions(
            in.choice("format", SheetFormat.AUTO),
            in.choice("separator", Separator.AUTO),
            in.choice("quote", CellQuote.DOUBLE),
            in.choice("encoding", SheetEncoding.AUTO),
            in.number("skip", 0, 0, 1_000),
            in.number("sheet", 1, 1, 100));
    ColumnNames columns =
        in.read("columns", EdgeOptionReader.NONE, ColumnNames::parse, new ColumnNames(Map.of()));
    return new EdgeOptions(
        partner, kind, sheet, columns, in.number("rows", 1, USUAL_ROWS, MOST_ROWS));
  }
}

package id.blkhub.sheet;

import java.util.Locale;

/**
 * How a sheet is written.
 *
 * @param skip rows above the one with the names of the columns
 * @param sheet which sheet of a spreadsheet, from 1
 */
public record SheetOptions(
    SheetFormat format,
    Separator separator,
    CellQuote quote,
    SheetEncoding encoding,
    int skip,
    int sheet) {

  /** Everything is found out from the sheet itself. */
  public static final SheetOptions FOUND_OUT =
      new SheetOptions(
          SheetFormat.AUTO, Separator.AUTO, CellQuote.DOUBLE, SheetEncoding.AUTO, 0, 1);

  /** What kind of file it is. */
  public enum SheetFormat {
    /** By the first bytes. */
    AUTO,
    CSV,
    XLSX
  }

  /** What stands between the cells of a text file. */
  public enum Separator {
    /** The one that the line of the columns has most of. */
    AUTO('\0'),
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|');

    private final char sign;

    Separator(char sign) {
      this.sign = sign;
    }

    char sign() {
      return sign;
    }
  }

  /** What stands around a cell that holds a separator. */
  public enum CellQuote {
    DOUBLE('"'),
    SINGLE('\''),
    NONE('\0');

    private final char sign;

    CellQuote(char sign) {
      this.sign = sign;
    }

    char sign() {
      return sign;
    }
  }

  /** How the letters of a text file are written as bytes. */
  public enum SheetEncoding {
    /** By its first bytes, else UTF-8 where it is, else Windows-1252. */
    AUTO("auto"),
    UTF_8("utf-8"),
    WINDOWS_1252("windows-1252");

    private final String word;

    SheetEncoding(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** The word for a choice, as it stands in a route. */
  public static String word(Enum<?> choice) {
    return choice.toString().toLowerCase(Locale.ROOT);
  }
}

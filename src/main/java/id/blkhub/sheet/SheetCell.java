package id.blkhub.sheet;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a sheet.
 *
 * @param text without blanks at its ends; empty for an empty cell
 * @param fault why the text is not what its writer meant; null where nothing is wrong
 */
public record SheetCell(String text, @Nullable CellFault fault) {
  static final SheetCell EMPTY = new SheetCell("", null);

  /** A spreadsheet keeps 15 digits of a number and fills the others with zeros. */
  private static final BigDecimal ROUNDED_FROM = BigDecimal.TEN.pow(15);

  /** Before or behind the point. */
  private static final int MOST_PLACES = 40;

  private static final Pattern SHORTENED = Pattern.compile("\\d[.,]\\d+[Ee]\\+\\d+");

  /** Why a cell cannot be read as it was meant. */
  public enum CellFault {
    /** A long number of which the spreadsheet has lost digits, such as 3.2011E+15. */
    ROUNDED_NUMBER,
    /** A formula without a value, such as #N/A. */
    ERROR_VALUE
  }

  /** A cell of a text file. */
  static SheetCell ofText(@Nullable String written) {
    String text = written == null ? "" : written.strip();
    if (text.isEmpty()) {
      return EMPTY;
    }
    boolean shortened = text.length() < 40 && SHORTENED.matcher(text).matches();
    return new SheetCell(text, shortened ? CellFault.ROUNDED_NUMBER : null);
  }

  /** A number of a spreadsheet, as its digits. */
  static SheetCell ofNumber(BigDecimal number) {
    boolean rounded = number.abs().compareTo(ROUNDED_FROM) >= 0;
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (plain.scale() > MOST_PLACES || plain.precision() - plain.scale() > MOST_PLACES) {
      // its digits would fill pages
      return new SheetCell(plain.toString(), CellFault.ROUNDED_NUMBER);
    }
    return new SheetCell(plain.toPlainString(), rounded ? CellFault.ROUNDED_NUMBER : null);
  }

  static SheetCell ofError() {
    return new SheetCell("", CellFault.ERROR_VALUE);
  }

  /** Whether nothing stands in it. */
  public boolean isEmpty() {
    return text.isEmpty() && fault == null;
  }
}

package id.blkhub.sheet;

/** Takes the rows of a sheet, one after the other. */
public interface SheetHandler {
  /** The row with the names of the columns; it comes first, once. */
  void header(SheetRow row);

  /** A row below it in which something stands. */
  void row(SheetRow row);
}

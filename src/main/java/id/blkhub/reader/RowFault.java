package id.blkhub.reader;

import java.util.List;

/** What is wrong with a row of a sheet, found before it became a message. */
public enum RowFault {
  /** A spreadsheet has lost digits of a long number. */
  ROUNDED_NUMBER(ReadingProblem.ROUNDED_NUMBER),
  /** A formula has no value. */
  ERROR_VALUE(ReadingProblem.ERROR_VALUE),
  /** A value stands in a column without a name. */
  COLUMN_UNNAMED(ReadingProblem.COLUMN_UNNAMED),
  /** A record of a list is a text, a number, a list or null. */
  NOT_AN_OBJECT(ReadingProblem.NOT_AN_OBJECT);

  private final ReadingProblem problem;

  RowFault(ReadingProblem problem) {
    this.problem = problem;
  }

  /**
   * The fault as it is kept beside a message.
   *
   * @param column its letter, as a spreadsheet shows it; of a list the number of the record
   */
  public String written(String column) {
    return ReadingFault.of(problem, column).written();
  }

  /** Several of them. */
  public static String together(List<String> written) {
    return String.join(Head.SEPARATOR, written);
  }
}

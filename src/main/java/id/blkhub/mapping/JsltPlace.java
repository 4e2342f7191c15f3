package id.blkhub.mapping;

/**
 * Where something stands in a JSLT file.
 *
 * @param file from the mappings folder, for example {@code blk/in/enrolment.jslt}
 * @param line from 1
 * @param column from 1
 */
public record JsltPlace(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ':' + line + ':' + column;
  }
}

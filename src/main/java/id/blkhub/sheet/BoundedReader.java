package id.blkhub.sheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Ends with a failure when more letters than a limit are read without {@link #next()}, so that one
 * row never fills the memory.
 */
final class BoundedReader extends FilterReader {
  private final int most;
  private int read;

  BoundedReader(Reader in, int most) {
    super(in);
    this.most = most;
  }

  /** The row read last has ended. */
  void next() {
    read = 0;
  }

  @Override
  public int read() throws IOException {
    int letter = super.read();
    count(1);
    return letter;
  }

  @Override
  public int read(char[] letters, int from, int length) throws IOException {
    int n = super.read(letters, from, length);
    count(n);
    return n;
  }

  private void count(int letters) throws IOException {
    read += letters;
    if (read > most) {
      throw new TooLong();
    }
  }

  /** More letters than the limit. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }
}

package id.blkhub.newpartner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How messages come from a partner, or how it gets them. Queues and HTTP are open to a partner that
 * sends, whatever else it uses.
 */
public enum DraftTransport {
  QUEUE(true, true),
  /** Files in folders on the hub's own machine. */
  FOLDER(true, true),
  SFTP(true, true),
  /** A list that the hub asks for over HTTP. */
  POLL(true, false),
  MAIL(true, false),
  UPLOAD(true, false),
  /** A table in the partner's own database. */
  TABLE(true, false),
  /** The partner's own HTTP interface, which the hub calls. */
  HTTP(false, true);

  private final boolean in;
  private final boolean out;

  DraftTransport(boolean in, boolean out) {
    this.in = in;
    this.out = out;
  }

  /** As the command line and the files say it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(DraftTransport::word).toList();
  }

  boolean carriesIn() {
    return in;
  }

  boolean carriesOut() {
    return out;
  }

  boolean isBothWays() {
    return in && out;
  }

  /** Whether what the partner sends lies in files. */
  boolean takesFiles() {
    return List.of(FOLDER, SFTP, MAIL, UPLOAD).contains(this);
  }

  /** Whether what the partner gets becomes files. */
  boolean writesFiles() {
    return this == FOLDER || this == SFTP;
  }
}

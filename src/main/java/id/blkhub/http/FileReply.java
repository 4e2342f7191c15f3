package id.blkhub.http;

import java.net.http.HttpHeaders;

/** What came back from an exchange whose answer goes into a file. */
public sealed interface FileReply {
  /** A complete answer, which lies in the file. */
  record Answered(int status, HttpHeaders headers) implements FileReply {}

  /** No complete answer. */
  record Unanswered(Reply.ReplyKind why) implements FileReply {}
}

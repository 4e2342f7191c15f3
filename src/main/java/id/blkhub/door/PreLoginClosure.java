package id.blkhub.door;

/** Why a connection was closed on which nobody had logged in. */
public enum PreLoginClosure {
  /** Its first bytes are not those of the port's protocol. */
  OTHER_PROTOCOL,
  /** It sent nothing, or stopped within the first bytes. */
  SILENT,
  /** Its TLS handshake failed. */
  TLS_FAILED,
  /** It began as it should and did not log in in time. */
  NO_LOGIN,
  /** What it sent before the login cannot be read. */
  UNREADABLE
}

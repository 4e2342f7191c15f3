package id.blkhub.door;

/** Why a connection was closed before its login. */
public enum PreLoginClosure {
  /** Its first bytes are not those of the port's protocol. */
  OTHER_PROTOCOL,
  /** Nothing came, or not all of the first bytes. */
  SILENT,
  /** Its TLS handshake failed. */
  TLS_FAILED,
  /** It began with the protocol, but the client did not log in in time. */
  NO_LOGIN,
  /** Its bytes before the login cannot be read. */
  UNREADABLE
}

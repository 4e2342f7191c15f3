package id.blkhub.everydoor;

import java.util.List;

/**
 * A message as a client writes it, before its protocol.
 *
 * @param attributes of CloudEvents, in the protocol's own spelling
 * @param fields headers or properties as they are, in whatever spelling
 * @param contentTypes usually one; none for a client that names no type
 * @param contentEncoding null for none
 * @param transportId the id of the protocol itself; null for none
 * @param section how AMQP carries the body; the other protocols have one way
 */
record Letter(
    String partner,
    String kind,
    List<Field> attributes,
    List<Field> fields,
    List<String> contentTypes,
    String contentEncoding,
    Object transportId,
    Section section,
    byte[] body) {
  record Field(String name, String value) {}

  /** Sections of an AMQP body. */
  enum Section {
    DATA,
    TEXT,
    BINARY,
    MAP,
    LIST,
    SEQUENCE,
    TWO_DATA,
    NULL
  }

  String address() {
    return "in." + partner + '.' + kind;
  }
}

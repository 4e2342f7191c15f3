package id.blkhub.strangers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.Map;

/** How connections begin that are none of a port's protocol. */
final class Openings {
  static final byte[] TLS_HELLO = bytes(0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3, 7, 7, 7, 7);

  private Openings() {}

  /** That no port of the queues takes. */
  static Map<String, byte[]> ofNoPort() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (String method :
        new String[] {
          "GET", "POST", "PUT", "HEAD", "OPTIONS", "PATCH", "DELETE", "TRACE", "CONNECT", "get",
          "QUERY"
        }) {
      all.put("HTTP " + method, text(method + " / HTTP/1.1\r\nHost: hub\r\n\r\n"));
    }
    all.put(
        "HTTP chunked",
        text("POST / HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n"));
    all.put(
        "websocket",
        text(
            "GET / HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: v12.stomp\r\n\r\n"));
    all.put("HTTP/2", text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    all.put(
        "the broker's upgrade",
        text("GET / HTTP/1.1\r\nHost: hub\r\nUpgrade: activemq-remoting\r\n\r\n"));
    all.put("ARTEMIS", text("ARTEMIS\0\0\0\0\0\0\0"));
    all.put("HORNETQ", text("HORNETQ\0\0\0\0\0\0\0"));
    all.put("CORE", bytes(0, 0, 0, 30, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    all.put("OpenWire", text("\0\0\1\2\1ActiveMQ\0\0\0\14\1\0\0"));
    all.put("PROXY 1", text("PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\n"));
    all.put("PROXY 2", text("\r\n\r\n\0\r\nQUIT\n\41\21\0\14"));
    all.put("SSH", text("SSH-2.0-OpenSSH_9.6\r\n"));
    all.put("SMTP", text("EHLO hub\r\n"));
    all.put("Redis", text("*1\r\n$4\r\nPING\r\n"));
    all.put("PostgreSQL", bytes(0, 0, 0, 8, 4, 210, 22, 47));
    all.put("Kafka", bytes(0, 0, 0, 35, 0, 18, 0, 3, 0, 0, 0, 0, 0, 1));
    all.put("RMI", text("JRMI\0\2K"));
    all.put("Java object", bytes(0xac, 0xed, 0, 5, 0x73, 0x72, 0, 1, 'A'));
    all.put("zeros", new byte[64]);
    all.put("ones", text("\377".repeat(64)));
    all.put("SSL 2 hello", bytes(0x80, 0x2e, 1, 0, 2, 0, 21, 0, 0, 0, 16, 1, 0, 128));
    return all;
  }

  /** That a port takes, to be sent to the others; {@code tls} to all that are plain. */
  static Map<String, byte[]> ofPorts() {
    return Map.of(
        "amqp", bytes('A', 'M', 'Q', 'P', 3, 1, 0, 0),
        "mqtt", bytes(0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 0),
        "stomp", text("CONNECT\naccept-version:1.2\nhost:hub\n\n\0"),
        "tls", TLS_HELLO);
  }

  /** That begin as the port's own protocol and go on otherwise. */
  static Map<String, byte[]> almost(String port) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    switch (port) {
      case "amqp" -> {
        all.put("AMQP 0-9-1", bytes('A', 'M', 'Q', 'P', 0, 0, 9, 1));
        all.put("AMQP with TLS", bytes('A', 'M', 'Q', 'P', 2, 1, 0, 0));
        all.put("AMQP 1.1", bytes('A', 'M', 'Q', 'P', 3, 1, 1, 0));
        all.put("half and garbage", text("AMQPGET / HTTP/1.1\r\n\r\n"));
      }
      case "mqtt" -> {
        all.put("length without end", bytes(0x10, 0xff, 0xff, 0xff, 0xff, 0xff));
        all.put("length of nothing", bytes(0x10, 0, 0, 4, 'M', 'Q', 'T', 'T'));
        all.put("long length", bytes(0x10, 0x8c, 0, 0, 4, 'M', 'Q', 'T', 'T', 4));
        all.put("other name", bytes(0x10, 20, 0, 4, 'M', 'Q', 'X', 'X', 4, 2, 0, 60, 0, 0));
        all.put("flags", bytes(0x11, 20, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 0));
        all.put("publish first", bytes(0x30, 5, 0, 1, 'a', '{', '}'));
      }
      case "stomp" -> {
        all.put("CONNECT with a space", text("CONNECT \nhost:hub\n\n\0"));
        all.put("CONNECTED", text("CONNECTED\nhost:hub\n\n\0"));
        all.put("STOMPED", text("STOMPED\nhost:hub\n\n\0"));
        all.put("lower case", text("connect\nhost:hub\n\n\0"));
        all.put("SEND first", text("SEND\ndestination:in.blk.enrolment\n\n{}\0"));
        all.put("empty lines and HTTP", text("\n\n\nGET / HTTP/1.1\r\n\r\n"));
        all.put("empty lines without end", text("\n".repeat(10_000)));
      }
      default -> throw new IllegalArgumentException(port);
    }
    return all;
  }

  static byte[] text(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int at = 0; at < values.length; at++) {
      bytes[at] = (byte) values[at];
    }
    return bytes;
  }
}

package id.blkhub.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Plain JMS code that makes the same receives and durable sends as the hub and nothing else: each
 * message to three queues with a receipt, each of the three on to its partner's queue with a
 * receipt, and one message to the journal for each transaction.
 */
final class RawHops implements AutoCloseable {
  private static final int WAIT_MILLIS = 20;
  private static final int MOST_JOURNALLED = 1 << 20;
  private static final byte[] RECEIPT = new byte[450];

  private final PlainBroker broker;
  private final int batch;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;
  private volatile Exception failure;

  /**
   * @param consumers of the inbound queue; each of the other queues has one
   * @param batch most messages in a transaction
   * @param onward false for the intake alone
   */
  RawHops(PlainBroker broker, int consumers, int batch, boolean onward) {
    this.broker = broker;
    this.batch = batch;
    List<String> delivers = new ArrayList<>();
    for (int n = 1; n <= Agencies.COUNT; n++) {
      delivers.add(PlainBroker.deliver(n));
    }
    for (int i = 0; i < consumers; i++) {
      start(PlainBroker.IN, delivers, true);
    }
    if (onward) {
      for (int n = 1; n <= Agencies.COUNT; n++) {
        start(PlainBroker.deliver(n), List.of(PlainBroker.out(n)), true);
      }
      start(PlainBroker.JOURNAL, List.of(), false);
    }
  }

  private void start(String from, List<String> to, boolean told) {
    Thread thread =
        new Thread(
            () -> {
              try {
                run(from, to, told);
              } catch (JMSException e) {
                failure = e;
              }
            },
            "raw-" + from);
    threads.add(thread);
    thread.start();
  }

  private void run(String from, List<String> to, boolean told) throws JMSException {
    try (Connection connection = broker.connections().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageConsumer consumer = session.createConsumer(session.createQueue(from));
      MessageProducer producer = session.createProducer(null);
      List<Queue> targets = new ArrayList<>();
      for (String name : to) {
        targets.add(session.createQueue(name));
      }
      Queue receipts = session.createQueue(PlainBroker.RECEIPTS);
      Queue journal = session.createQueue(PlainBroker.JOURNAL);
      connection.start();
      while (!over) {
        Message message = consumer.receive(WAIT_MILLIS);
        int received = 0;
        int journalled = 0;
        for (; message != null; message = received < batch ? consumer.receiveNoWait() : null) {
          received++;
          byte[] body = body(message);
          for (Queue target : targets) {
            producer.send(target, copy(session, body));
          }
          if (told) {
            producer.send(receipts, copy(session, RECEIPT));
            journalled += body.length;
          }
          if (told && journalled >= MOST_JOURNALLED) {
            producer.send(journal, copy(session, new byte[journalled]));
            journalled = 0;
          }
        }
        if (journalled > 0) {
          producer.send(journal, copy(session, new byte[journalled]));
        }
        if (received > 0) {
          session.commit();
        }
      }
    }
  }

  private static byte[] body(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return text.getText().getBytes(StandardCharsets.UTF_8);
    }
    BytesMessage bytes = (BytesMessage) message;
    byte[] body = new byte[(int) bytes.getBodyLength()];
    bytes.readBytes(body);
    return body;
  }

  private static BytesMessage copy(Session session, byte[] body) throws JMSException {
    BytesMessage copy = session.createBytesMessage();
    copy.writeBytes(body);
    return copy;
  }

  /** Null while all goes well. */
  Exception failure() {
    return failure;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}

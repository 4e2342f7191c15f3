package id.blkhub.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.edge.ItemOutcome.Repeated;
import id.blkhub.edge.ItemOutcome.Taken;
import id.blkhub.edge.KeptItems;
import id.blkhub.edge.SourceItem;
import id.blkhub.edge.TakenItem;
import id.blkhub.mail.Post.Attached;
import id.blkhub.message.Violation;
import id.blkhub.tls.Certificates;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** What becomes of each kind of mail, at a real server, without a hub. */
class MailboxVisitTest {
  private static final String HOTEL = "HRD Hotel <hrd@hotel.example>";
  private static final MailboxOptions OPTIONS =
      MailboxOptions.parse(
          "hotel-ntb.vacancy",
          new TreeMap<>(
              Map.of(
                  "from",
                  "hrd@hotel.example, @resor.example",
                  "bytes",
                  "20000",
                  "attachments",
                  "2")));

  private static Post post;

  @TempDir Path files;
  private final List<String> taken = new ArrayList<>();
  private boolean brokerIsAway;
  private KeptItems kept;

  @BeforeAll
  static void open() {
    post = Post.open();
  }

  @AfterAll
  static void close() {
    post.close();
  }

  @BeforeEach
  void empty() throws Exception {
    post.empty();
    kept = new KeptItems(files, OPTIONS.origin());
    kept.prepare();
  }

  private static MailServers servers(int port, String security) throws Exception {
    return new MailServers(
        Map.of(
            "hotel-ntb",
            new MailboxSettings("127.0.0.1", port, "hub", "hub", security, null, null)),
        Certificates.of(new MockEnvironment()));
  }

  private void look() throws Exception {
    try (Store store = servers(post.port(), "none").open("hotel-ntb")) {
      new MailboxVisit(OPTIONS, kept, this::take, () -> false).of(store);
    }
  }

  private TakenItem take(SourceItem item) {
    if (brokerIsAway) {
      throw new IllegalStateException("the broker is away");
    }
    boolean known = taken.contains(item.digest());
    taken.add(item.digest());
    return new TakenItem(
        known ? new Repeated(Violation.of("", "HUB-F011", "a", "b")) : new Taken(1), () -> {});
  }

  private static void assertBox(int inbox, int done, int failed) {
    assertThat(List.of(post.in("INBOX"), post.in("done"), post.in("failed")))
        .as("mails in INBOX, done and failed")
        .containsExactly(inbox, done, failed);
  }

  @Test
  void shouldTakeEachSheetOfAMailAndPutTheMailAway() throws Exception {
    post.deliver(
        HOTEL,
        Attached.text("a.csv", "x\n1\n"),
        Attached.text("logo.png", "png"),
        Attached.text("B.XLSX", "x\n2\n"));
    post.deliver("siapa@resor.example", Attached.text("c.csv", "x\n3\n"));

    look();

    assertThat(taken).hasSize(3);
    assertBox(0, 2, 0);
  }

  @Test
  void shouldLeaveAMailWhereItIsUntilTheBrokerHasItsSheets() throws Exception {
    post.deliver(HOTEL, Attached.text("a.csv", "x\n1\n"));
    brokerIsAway = true;

    assertThatThrownBy(this::look).isInstanceOf(IllegalStateException.class);

    assertBox(1, 0, 0);
    brokerIsAway = false;
    look();
    assertThat(taken).hasSize(1);
    assertBox(0, 1, 0);
  }

  @Test
  void shouldPutAsideMailsThatAreNotAgreed() throws Exception {
    post.deliver("orang@lain.example", Attached.text("a.csv", "x\n1\n"));
    post.deliver("hrd@hotel.example.lain", Attached.text("a.csv", "x\n1\n"));
    post.deliver("hrd@hotel.example, orang@lain.example", Attached.text("a.csv", "x\n1\n"));
    post.deliver("<<rusak@@", Attached.text("a.csv", "x\n1\n"));
    post.deliver(HOTEL);

    look();

    assertThat(taken).isEmpty();
    assertBox(0, 0, 5);
  }

  @Test
  void shouldPutAsideMailsThatAreTooMuch() throws Exception {
    Attached one = Attached.text("a.csv", "x\n1\n");
    post.deliver(HOTEL, one, one, one);
    post.deliver(HOTEL, new Attached("besar.csv", new byte[30_000]));
    StringBuilder deep = new StringBuilder("From: hrd@hotel.example\n");
    for (int i = 0; i < 9; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      deep.append(i).append('\n');
    }
    post.deliverRaw(deep + "Content-Type: text/csv; name=a.csv\n\nx\n");

    look();

    assertThat(taken).isEmpty();
    assertBox(0, 0, 3);
  }

  @Test
  void shouldPutAsideAMailThatCannotBeDecodedAndGoOn() throws Exception {
    post.deliverRaw(
        "From: hrd@hotel.example\nContent-Type: text/csv; name=a.csv\n"
            + "Content-Disposition: attachment; filename=a.csv\n"
            + "Content-Transfer-Encoding: base64\n\nQUJDRA\n");
    post.deliver(HOTEL, Attached.text("../../b\u202e.csv", "x\n1\n"));

    look();

    assertThat(taken).hasSize(1);
    assertBox(0, 1, 1);
  }

  @Test
  void shouldSendNoPasswordToAServerItDoesNotTrust() throws Exception {
    try (Post secret = Post.secret()) {
      assertThatThrownBy(() -> servers(secret.port(), null).open("hotel-ntb"))
          .isInstanceOf(MessagingException.class)
          .hasRootCauseInstanceOf(Exception.class)
          .satisfies(
              failure ->
                  assertThat(failure).hasStackTraceContaining(SSLException.class.getPackageName()));
    }
    assertThatThrownBy(() -> servers(post.port(), "starttls").open("hotel-ntb"))
        .isInstanceOf(MessagingException.class);
  }

  @Test
  void shouldRefuseToReadInClearFromElsewhere() throws Exception {
    MailServers servers =
        new MailServers(
            Map.of(
                "x", new MailboxSettings("mail.example", null, "hub", "hub", "none", null, null)),
            Certificates.of(new MockEnvironment()));

    assertThatThrownBy(() -> servers.require("x")).hasMessageContaining("HUB-F050");
    assertThatThrownBy(() -> servers.require("y")).hasMessageContaining("hub.mail.y.host");
  }
}

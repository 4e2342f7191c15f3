package id.blkhub.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.blkhub.mail.Post;
import id.blkhub.mail.Post.Attached;
import id.blkhub.sandbox.SftpHost;
import id.blkhub.store.TestDatabases;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HttpPartner.Answer;
import id.blkhub.support.HubProcess;
import id.blkhub.support.RouteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sources of one partner, of every kind there is, with real servers in the process of the test:
 * they live on when the hub is killed.
 */
final class EdgeSources implements AutoCloseable {
  static final String PARTNER = "kadin";

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String PASSWORD = "kata sandi kadin";
  private static final String ROUTE =
      """
      - templatedRoute:
          routeTemplateRef: %s
          routeId: collect.kadin.%s
          parameters:
            - {name: partner, value: kadin}
            - {name: kind, value: vacancy}
      """;
  private static final String ROUTES =
      ROUTE.formatted("collect-folder", "folder")
          + "      - {name: folder, value: vacancy}\n"
          + often("settle, value: 0s")
          + ROUTE.formatted("collect-sftp", "sftp")
          + "      - {name: url, value: \"{{kadin.url}}\"}\n"
          + "      - {name: login, value: kadin}\n"
          + often("settle, value: 0s")
          + ROUTE.formatted("collect-mail", "mail")
          + "      - {name: server, value: kadin}\n"
          + often("from, value: hrd@kadin.example")
          + ROUTE.formatted("poll-http", "poll")
          + "      - {name: poll, value: vacancy}\n"
          + "      - {name: url, value: \"{{kadin.list}}\"}\n"
          + "      - {name: records, value: /items}\n"
          + "      - {name: paging, value: cursor}\n"
          + "      - {name: next, value: /next}\n"
          + "      - {name: resume, value: \"true\"}\n"
          + often("recordId, value: /kode_lowongan")
          + ROUTE.formatted("collect-table", "table")
          + "      - {name: name, value: outbox}\n"
          + often("database, value: kadin")
          + ROUTE.formatted("collect-upload", "upload");

  private final Path data;
  private final SftpHost sftp;
  private final Post post = Post.open();
  private final HttpServer list;
  private final Connection database;
  private final String databaseUrl = TestDatabases.newPostgresUrl();
  private final List<String> pages = new CopyOnWriteArrayList<>();
  private final AtomicInteger pagesKnown = new AtomicInteger();
  private final AtomicInteger mails = new AtomicInteger();
  private final AtomicInteger uploads = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private final AtomicInteger fetched = new AtomicInteger();
  private HubProcess hub;

  EdgeSources(Path data) throws Exception {
    this.data = data;
    sftp = SftpHost.start(data.resolve("server"), PASSWORD);
    Files.createDirectories(sftp.path("hub"));
    Files.createDirectories(inbox());
    Files.createDirectories(uploaded());
    database = DriverManager.getConnection(databaseUrl, "postgres", "");
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE hub_outbox (id bigserial PRIMARY KEY, kind text NOT NULL DEFAULT 'vacancy',"
              + " body text, item int, taken_at timestamptz)");
    }
    list = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    list.createContext("/lowongan", this::answer);
    list.start();
  }

  private static String often(String more) {
    return "      - {name: %s}\n      - {name: every, value: 200ms}\n".formatted(more);
  }

  /** For the hub that reads them. */
  Map<String, Object> settings() throws IOException {
    Path routes = RouteFolder.copyTo(data.resolve("routes"));
    Files.delete(routes.resolve("kadin/vacancy-upload.camel.yaml"));
    Files.writeString(routes.resolve("kadin/vacancy-files.camel.yaml"), ROUTES);
    Map<String, Object> settings = new LinkedHashMap<>(sftp.settings(PARTNER, "hub"));
    settings.put("hub.routes", routes);
    settings.put("hub.files", data.resolve("files"));
    settings.put("kadin.list", "http://127.0.0.1:" + list.getAddress().getPort() + "/lowongan");
    settings.put("hub.mail.kadin.host", "127.0.0.1");
    settings.put("hub.mail.kadin.port", post.port());
    settings.put("hub.mail.kadin.user", "hub");
    settings.put("hub.mail.kadin.key", "hub");
    settings.put("hub.mail.kadin.security", "none");
    settings.put("hub.partner-databases.kadin.url", databaseUrl);
    settings.put("hub.partner-databases.kadin.user", "postgres");
    return settings;
  }

  /** The hub that uploads go to. */
  void of(HubProcess process) {
    hub = process;
  }

  List<EdgeSource> all() {
    return List.of(
        new EdgeSource("folder", this::drop, () -> dropped.get() - count(inbox())),
        new EdgeSource("sftp", this::bring, () -> fetched.get() - sftp.in("hub/in").size()),
        new EdgeSource("mail", this::mail, () -> mails.get() - post.in("INBOX")),
        new EdgeSource("poll", (item, codes) -> pages.add(items(codes)), pagesKnown::get),
        new EdgeSource("table", this::write, this::marked),
        new EdgeSource("upload", this::upload, () -> uploads.get() - count(uploaded())));
  }

  private Path inbox() {
    return data.resolve("files/kadin/vacancy/inbox");
  }

  private Path uploaded() {
    return data.resolve("files/.uploads/kadin/vacancy/inbox");
  }

  private static int count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.filter(file -> !file.getFileName().toString().startsWith(".")).count();
    }
  }

  private static String json(String code) {
    return "{\"kode_lowongan\":\"%s\",\"nama_perusahaan\":\"PT Anggota Contoh\",\"nib\":\"9120001234567\",\"posisi\":\"Juru Las\",\"jumlah_lowongan\":\"4\",\"lokasi\":\"Pasar Kemis\",\"berlaku_sampai\":\"31/12/2035\"}"
        .formatted(code);
  }

  private static String items(String[] codes) {
    return Stream.of(codes).map(EdgeSources::json).collect(Collectors.joining(",", "[", "]"));
  }

  private static byte[] sheet(String[] codes) {
    List<String> lines = new ArrayList<>();
    lines.add("kode_lowongan;nama_perusahaan;nib;posisi;jumlah_lowongan;lokasi;berlaku_sampai");
    for (String code : codes) {
      lines.add(code + ";PT Anggota Contoh;9120001234567;Juru Las;4;Pasar Kemis;31/12/2035");
    }
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private void drop(int item, String[] codes) throws IOException {
    Path unfinished = inbox().resolve("." + item);
    Files.write(unfinished, sheet(codes));
    dropped.incrementAndGet();
    Files.move(
        unfinished, inbox().resolve("lembar-" + item + ".csv"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void bring(int item, String[] codes) throws IOException {
    fetched.incrementAndGet();
    sftp.drop("hub", "lembar-" + item + ".csv", sheet(codes));
  }

  private void mail(int item, String[] codes) {
    mails.incrementAndGet();
    post.deliver("hrd@kadin.example", new Attached("lembar-" + item + ".csv", sheet(codes)));
  }

  private void upload(int item, String[] codes) {
    uploads.incrementAndGet();
    HttpPartner partner = new HttpPartner(PARTNER, PARTNER, hub.httpPort());
    String query = "kind=vacancy&name=lembar-" + item + ".csv";
    // as a client does that gets no connection
    Answer answer =
        await("an answer")
            .atMost(PATIENCE)
            .ignoreException(UncheckedIOException.class)
            .until(() -> partner.upload(query, "text/csv", sheet(codes)), Objects::nonNull);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  private void write(int item, String[] codes) throws SQLException {
    try (PreparedStatement row =
        database.prepareStatement("INSERT INTO hub_outbox (body, item) VALUES (?, ?)")) {
      for (String code : codes) {
        row.setString(1, json(code));
        row.setInt(2, item);
        row.addBatch();
      }
      row.executeBatch();
    }
  }

  /** Items of which every row is marked. */
  private int marked() throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM (SELECT item FROM hub_outbox GROUP BY item"
                    + " HAVING bool_and(taken_at IS NOT NULL)) taken")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Who asks for what follows a page has that page. */
  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    int known = query == null ? 0 : Integer.parseInt(query.substring(query.indexOf('=') + 1));
    pagesKnown.accumulateAndGet(known, Math::max);
    String items = known < pages.size() ? pages.get(known) : "[]";
    int next = Math.min(known + 1, pages.size());
    byte[] body =
        "{\"items\":%s,\"next\":%s}"
            .formatted(items, next == known ? "null" : "\"" + next + "\"")
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() throws Exception {
    list.stop(0);
    database.close();
    post.close();
    sftp.close();
  }
}

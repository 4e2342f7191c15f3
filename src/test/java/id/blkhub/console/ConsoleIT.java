package id.blkhub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.FilePayload;
import id.blkhub.edge.SourceState;
import id.blkhub.edge.SourceStates;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.JournalStore;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.Ids;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/** An operator's day at the console, in a real browser, from an empty hub to a full one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int WIDE = 1_360;
  private static final int NARROW = 390;
  private static final int HEAVIEST_BYTES = 300_000;
  private static final String CERTIFICATE = "25920 7212 3 0000001 2026";

  @TempDir static Path data;
  private static Browser browser;
  private static TestHub hub;
  private static String base;
  private static HttpPartner blk;
  private static HttpPartner bnsp;
  private static HttpPartner supra;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start();
    // a list at a port where nobody listens
    hub = TestHub.start(data, Engine.SQLITE, Map.of("kemnaker.url", "http://127.0.0.1:9"));
    base = "http://127.0.0.1:" + hub.httpPort();
    blk = new HttpPartner("blk", "blk", hub.httpPort());
    bnsp = new HttpPartner("bnsp", "bnsp", hub.httpPort());
    supra = new HttpPartner("supra", "supra", hub.httpPort());
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  @Order(1)
  void aWrongPasswordStaysOutsideAndAnEmptyHubSaysWhatToDo() {
    Page page = browser.reader(WIDE, false);
    page.navigate(base + "/console/flows");
    assertThat(page).hasURL(base + "/login");
    page.fill("#username", "operator");
    page.fill("#password", "tebakan");
    page.press("#password", "Enter");
    assertThat(page.locator("[role=alert]")).containsText("salah");
    browser.look(page, "login-wrong");

    page.fill("#username", "operator");
    page.fill("#password", "operator");
    page.press("#password", "Enter");
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/console/flows.*"));

    for (String path : List.of("", "/flows", "/messages", "/parked")) {
      page.navigate(base + "/console" + path);
      browser.look(page, "empty" + path.replace('/', '-'));
    }
    page.navigate(base + "/console");
    assertThat(page.locator(".sentence")).containsText("Belum ada pesan");
    assertThat(page.locator("pre.command")).containsText("curl");
  }

  @Test
  @Order(2)
  void aSourceThatCannotBeReadIsNamedWithItsPartnerAndCause() {
    await()
        .until(
            () ->
                hub.bean(SourceStates.class).all().stream()
                    .anyMatch(source -> source.condition() == SourceState.Condition.FAILING));
    Page page = logIn(browser.reader(WIDE, false));
    page.navigate(base + "/console");
    assertThat(page.locator(".looks")).containsText("kemnaker · collect.kemnaker.vacancy");
    assertThat(page.locator(".looks")).containsText("HUB-D010 Mitra");
    page.navigate(base + "/console/flows");
    assertThat(page.locator("#sources tr", having("collect.kemnaker.vacancy")))
        .containsText("gagal");
    assertThat(page.locator("#sources tr", having("HUB-D010"))).hasCount(1);
    assertThat(page.locator("#sources tr", having("upload.kadin.vacancy"))).containsText("terbaca");
    browser.look(page, "sources");
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  @Order(2)
  void noPageIsHeavy() {
    Page page = logIn(browser.reader(WIDE, false));
    List<Request> requests = new ArrayList<>();
    page.onRequestFinished(requests::add);
    page.navigate(base + "/console");
    page.waitForFunction("document.readyState === 'complete'");
    long bytes =
        requests.stream()
            .mapToLong(r -> r.sizes().responseBodySize + r.sizes().responseHeadersSize)
            .sum();
    assertThat(bytes).isLessThan(HEAVIEST_BYTES);
  }

  @Test
  @Order(3)
  void aCertificateIsFoundByItsNumberAndShownWithoutThePerson() {
    exchange();
    Page page = logIn(browser.reader(WIDE, false));
    page.navigate(base + "/console");
    page.keyboard().press("/");
    page.keyboard().type("25920.7212.3.0000001.2026");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Pesan");
    assertThat(page.locator("tr[data-row]")).hasCount(3);
    page.waitForLoadState();
    page.keyboard().press("j");
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).containsText("sertifikasi");
    String shown = page.locator("main").innerText();
    assertThat(shown)
        .contains("UJI-2026-000001", "3507************", "SKM-LAS-2024-01", "dihapus")
        .doesNotContain(Texts.nik(1), Texts.name(1), CERTIFICATE, "25920.7212");
    assertThat(page.locator(".stage")).hasCount(6);
    browser.look(page, "message-id-light");
  }

  @Test
  @Order(4)
  void aPersonIsFoundByNikWhichGetsIntoNoAddress() {
    Page page = logIn(browser.reader(WIDE, false));
    List<String> addresses = new ArrayList<>();
    page.onRequest(request -> addresses.add(request.url()));
    page.navigate(base + "/console/messages");
    page.fill("#number", Texts.nik(1));
    page.press("#number", "Enter");
    assertThat(page.locator("tr[data-row]").first()).isVisible();
    assertThat(page.locator(".chips")).containsText("NIK tersembunyi");
    assertThat(addresses).noneMatch(address -> address.contains(Texts.nik(1)));
    assertThat(page.content()).doesNotContain(Texts.nik(1));
  }

  @Test
  @Order(5)
  void aParkedDeliveryIsSentAgainOnceSomebodySaidYes() {
    Page page = logIn(browser.reader(WIDE, true));
    await()
        .atMost(SOON)
        .until(
            () -> {
              // on a machine that is busy the two may lie further apart than counts as together
              page.keyboard().press("g");
              page.keyboard().press("t");
              page.waitForLoadState();
              return page.url().endsWith("/console/parked");
            });
    assertThat(page.locator(".group")).containsText("HUB-D001");
    browser.look(page, "parked-id-dark");
    page.locator("tr[data-row] .do a").first().click();
    assertThat(page.locator(".confirm")).containsText("Satu kiriman ke bnsp.");
    browser.look(page, "parked-confirm-id-dark");
    page.locator(".confirm button").click();
    assertThat(page.locator("#outcome")).containsText("terkirim");
    browser.look(page, "parked-done-id-dark");
    await().atMost(SOON).until(() -> count(State.PARKED) == 0);
    page.locator("#outcome a").click();
    assertThat(page.locator(".story")).containsText("retried by operator");
    page.locator(".story a.code").first().click();
    assertThat(page.locator("h1")).hasText("HUB-D001");
    assertThat(page.locator(".prose")).containsText("4xx");
  }

  @Test
  @Order(6)
  void figuresChangeUnderTheReadersEyes() {
    Page page = logIn(browser.reader(WIDE, false));
    page.navigate(base + "/console/flows");
    var received = page.locator("[data-live='sent.supra.vacancy.received']");
    assertThat(received).hasText("2");
    supra.post("vacancy", Texts.vacancy(50, 1, 1).toString());
    assertThat(received).hasText("3");
    await().atMost(SOON).until(() -> hub.journalled());
    page.reload();
    assertThat(page.locator(".sentence")).containsText("cocok");
  }

  @Test
  @Order(7)
  void everyPageHoldsInBothLanguagesAndThemesWideAndNarrow() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("overview", "/console");
    pages.put("flows", "/console/flows");
    pages.put("messages", "/console/messages");
    pages.put("filtered", "/console/messages?from=blk&kind=enrolment&state=REJECTED");
    pages.put("rejected", "/console/messages/" + newest("blk", "enrolment", State.REJECTED));
    pages.put("message", "/console/messages/" + newest("bnsp", "certification", State.ACCEPTED));
    pages.put("test", "/console/messages/" + test());
    pages.put("parked", "/console/parked");
    pages.put("code", "/console/codes/HUB-C022");
    pages.put("refused", "/console/refused");
    pages.put("keys", "/console/keys");
    pages.put("missing", "/console/no-such-page");
    // colours come from the theme, layout from the width, texts from the language: two of the
    // eight combinations show each of them
    for (boolean wide : List.of(true, false)) {
      boolean dark = !wide;
      Page page = logIn(browser.reader(wide ? WIDE : NARROW, dark));
      if (dark) {
        page.locator("button[name=language][value=en]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
      }
      for (Map.Entry<String, String> one : pages.entrySet()) {
        page.navigate(base + one.getValue());
        browser.look(page, one.getKey() + (wide ? "-id-light-wide" : "-en-dark-narrow"));
        if (one.getKey().equals("test") || one.getKey().equals("messages")) {
          assertThat(page.locator(".test-mark")).hasText(wide ? "uji" : "test");
        }
      }
    }
  }

  @Test
  @Order(8)
  void aThemeIsChosenAgainstTheSystem() {
    Page page = logIn(browser.reader(WIDE, true));
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    page.locator("button[name=theme][value=light]").click();
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");
    page.locator(".out").click();
    assertThat(page).hasURL(base + "/login?out");
    browser.look(page, "logged-out");
  }

  @Test
  @Order(9)
  void tenThousandRowsArePagedAndWhatNoDoorCountedIsSaid() {
    fill(10_000);
    Page page = logIn(browser.reader(NARROW, false));
    page.navigate(base + "/console/messages");
    assertThat(page.locator("tr[data-row]")).hasCount(50);
    browser.look(page, "full-messages-narrow");
    String first = page.locator("tr[data-row] a").first().getAttribute("href");
    page.locator("[data-next]").click();
    assertThat(page.locator("tr[data-row]")).hasCount(50);
    assertThat(page.locator("tr[data-row] a").first().getAttribute("href")).isNotEqualTo(first);

    page = logIn(browser.reader(WIDE, false));
    page.navigate(base + "/console/messages?from=supra&state=DELIVERED");
    browser.look(page, "full-filtered");
    Page flows = page;
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              flows.navigate(base + "/console/flows");
              assertThat(flows.locator(".differs").first()).containsText("jurnal");
            });
    browser.look(page, "full-flows");
    page.navigate(base + "/console");
    browser.look(page, "full-overview");
  }

  @Test
  @Order(10)
  void anOfficeUploadsASheetAndSeesWhatWasWrong() {
    Page page = browser.reader(WIDE, false);
    page.navigate(base + "/upload");
    assertThat(page).hasURL(base + "/upload/login");
    logInAsKadin(page, "tebakan");
    assertThat(page.locator("[role=alert]")).containsText("salah");
    browser.look(page, "upload-login");
    logInAsKadin(page, "kadin");
    browser.look(page, "upload-empty");

    upload(page, "lowongan.csv", vacancies("W-1", "4") + "W-2;1;PT B;9120001234567;Las;banyak\n");

    assertThat(page.locator("h1")).hasText("lowongan.csv");
    assertThat(page.locator(".sentence")).containsText("Semua 2 baris sudah ada hasilnya");
    assertThat(page.locator("tr").nth(1)).containsText("jumlah_lowongan");
    assertThat(page.locator("a[download]")).isVisible();
    browser.look(page, "upload-item-id-light");
    assertThat(page.request().get(base + page.locator("a[download]").getAttribute("href")).text())
        .contains("hasil_hub", "DITOLAK");

    page.locator("button[name=theme][value=dark]").click();
    page.locator("button[name=language][value=en]").click();
    assertThat(page.locator(".sentence")).containsText("All 2 rows have a result");
    browser.look(page, "upload-item-en-dark");
    page.locator("a[href='/upload']").last().click();
    assertThat(page.locator("tr[data-row]")).hasCount(1);
    browser.look(page, "upload-en-dark");
    page.setViewportSize(NARROW, 800);
    browser.look(page, "upload-en-dark-narrow");

    upload(page, "again.csv", vacancies("W-1", "4") + "W-2;1;PT B;9120001234567;Las;banyak\n");
    assertThat(page.locator(".notice.wait")).containsText("HUB-F011");
    browser.look(page, "upload-again-narrow");
    page.navigate(base + "/upload");
    upload(page, "scan.pdf", "%PDF-1.7");
    assertThat(page.locator("[role=alert]")).containsText("HUB-H063");
    browser.look(page, "upload-refused-narrow");
    upload(page, "rusak.csv", "Kode Lowongan;Revisi\nW-9;\"1");
    assertThat(page.locator(".notice.act")).containsText("HUB-F008");
    browser.look(page, "upload-broken-narrow");

    page.navigate(base + "/console");
    assertThat(page).hasURL(base + "/login");
    page.navigate(base + "/upload");
    page.locator(".out").click();
    assertThat(page).hasURL(base + "/upload/login?out");
    page.navigate(base + "/upload");
    assertThat(page).hasURL(base + "/upload/login");
  }

  private static void logInAsKadin(Page page, String secret) {
    page.fill("#username", "kadin");
    page.fill("#password", secret);
    page.press("#password", "Enter");
    page.waitForLoadState();
  }

  private static String vacancies(String number, String openings) {
    return "Kode Lowongan;Revisi;Perusahaan;NIB;Posisi;Kebutuhan;Lokasi;Berlaku sampai\n"
        + number
        + ";1;PT Anggota Contoh;9120001234567;Juru Las;"
        + openings
        + ";Kabupaten Malang;31/12/2035\n";
  }

  private static void upload(Page page, String name, String content) {
    page.setInputFiles(
        "#file",
        new FilePayload(
            name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8)));
    page.locator("form.upload button").click();
    page.waitForLoadState();
  }

  @Test
  @Order(11)
  void aDatabaseThatIsAwayIsToldWithAReference() throws Exception {
    Page page = logIn(browser.reader(WIDE, false));
    ((AutoCloseable) hub.bean(ApplicationContext.class).getBean("journalDatabase")).close();
    page.navigate(base + "/console/messages");
    assertThat(page.locator("h1")).containsText("503");
    assertThat(page.locator("main")).containsText("Tidak ada data yang hilang");
    browser.look(page, "database-away");
  }

  private static Page logIn(Page page) {
    page.navigate(base + "/login");
    // whoever types before the page has given its field the focus is told so by the browser
    assertThat(page.locator("#username")).isFocused();
    page.fill("#username", "operator");
    page.fill("#password", "operator");
    page.press("#password", "Enter");
    assertThat(page.locator(".main-nav")).isVisible();
    page.waitForLoadState();
    return page;
  }

  private static void exchange() {
    blk.post("enrolment", Texts.enrolment(1, 1, true).toString());
    settle();
    blk.post("assessment", Texts.assessment(1).toString());
    settle();
    bnsp.post("certification", Texts.certificate(1, true).toString());
    bnsp.post("certification", Texts.certificate(77, true).toString());
    blk.post("enrolment", Texts.brokenInTenPlaces(3).toString());
    ObjectNode vacancy = Texts.vacancy(5, 1, 4);
    supra.post("vacancy", vacancy.toString());
    supra.post("vacancy", vacancy.toString());
    supra.get("/api/v1/messages/not-an-id");
    new HttpPartner("supra", "wrong", hub.httpPort()).get("/api/v1/receipts");
    blk.post("enrolment", Texts.enrolment(2, 1, false).toString());
    settle();
    hub.bnsp().misbehave(BnspStub.Mode.UNPROCESSABLE);
    try {
      blk.post("assessment", Texts.assessment(2).toString());
      await().atMost(SOON).until(() -> count(State.PARKED) == 1);
    } finally {
      hub.bnsp().behave();
    }
    await().atMost(SOON).until(() -> count(State.AVAILABLE) == 3 && hub.journalled());
  }

  private static void settle() {
    await()
        .atMost(SOON)
        .until(
            () ->
                hub.journalled()
                    && hub.depth("in.blk.enrolment") == 0
                    && hub.depth("in.blk.assessment") == 0
                    && hub.depth("deliver.bnsp.assessment") == 0);
  }

  private static long count(State state) {
    return hub.bean(JournalSums.class).byReceiver().stream()
        .filter(sum -> sum.state() == state)
        .mapToLong(JournalSums.Sum::count)
        .sum();
  }

  private static String test() {
    String id =
        supra.post("vacancy", Texts.vacancy(51, 1, 1).toString(), "ce-test", "true").messageId();
    await()
        .atMost(SOON)
        .until(
            () ->
                hub.bean(JournalFinder.class)
                    .byMessageId(new MessageId(id))
                    .filter(message -> message.state() == State.ACCEPTED)
                    .isPresent());
    return id;
  }

  private static String newest(String sender, String kind, State state) {
    return hub.bean(id.blkhub.journal.MessageList.class)
        .page(
            new id.blkhub.journal.MessageList.Query(
                new PartnerId(sender), new Kind(kind), state, null, null),
            null,
            1)
        .get(0)
        .messageId()
        .value();
  }

  /** As if they had come in over the last days; no door has seen them. */
  private static void fill(int messages) {
    JournalStore store = hub.bean(JournalStore.class);
    String unbroken = "panjang".repeat(20);
    List<JournalEvent> events = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      String messageId = Ids.next();
      Instant at = Instant.now().minusSeconds(60L * (messages - i));
      String own = i % 1_000 == 999 ? unbroken + i : "vac-" + i;
      events.add(event(messageId, at, State.ACCEPTED, own, null));
      events.add(
          event(
              messageId,
              at.plusMillis(40),
              i % 50 == 0 ? State.ROUTED : State.DELIVERED,
              own,
              "blk"));
      if (events.size() >= 2_000) {
        store.write(events, List.of());
        events = new ArrayList<>();
      }
    }
    store.write(events, List.of());
    assertThat(hub.bean(JournalFinder.class).bySenderMessageId("vac-1", 2)).hasSize(1);
  }

  private static JournalEvent event(
      String messageId, Instant at, State state, String own, String receiver) {
    MessageRef message =
        new MessageRef(
            new MessageId(messageId),
            new PartnerId("supra"),
            new Kind("vacancy"),
            own,
            null,
            own,
            false);
    return JournalEvent.of(message, state, at)
        .receiver(receiver == null ? null : new PartnerId(receiver))
        .build();
  }
}

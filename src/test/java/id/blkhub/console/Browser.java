package id.blkhub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real browser of this machine, which notes whatever a page complains about. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final boolean PICTURES = Boolean.getBoolean("hub.screenshots");
  private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");

  /** In milliseconds; other tests may have the processors. */
  private static final double LONGEST = 20_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;

  private Browser(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Skips the test, or fails it where a browser is required, when there is none. */
  static Browser start() {
    Path executable =
        Stream.of(
                System.getenv().getOrDefault("HUB_CHROMIUM", ""),
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome")
            .filter(path -> !path.isEmpty())
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (Boolean.parseBoolean(System.getenv("HUB_REQUIRE_BROWSER"))) {
      assertThat(executable).as("Chromium, which HUB_REQUIRE_BROWSER asks for").isNotNull();
    }
    assumeTrue(
        executable != null,
        "no Chromium here (HUB_CHROMIUM, /usr/bin/chromium): the console is not looked at");
    return new Browser(executable);
  }

  /** A new reader without cookies, whose system has that theme. */
  Page reader(int width, boolean dark) {
    if (context != null) {
      context.close();
    }
    context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 800 : 900)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale("id-ID"));
    context.setDefaultTimeout(LONGEST);
    complaints.clear();
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // an answer that is an error is no complaint of the page about itself
          if (!message.type().equals("log") && !message.text().startsWith("Failed to load")) {
            complaints.add(page.url() + ": " + message.type() + " " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** Fails for everything the browser said about a page since the last time. */
  void assertNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  /**
   * Holds the page against the rules for accessibility; {@code -Dhub.screenshots=true} keeps a
   * picture too.
   */
  void look(Page page, String name) {
    if (PICTURES) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve(name + ".png"))
              .setFullPage(true));
    }
    AxeRunOptions brief = new AxeRunOptions();
    // every rule is tried; what a page keeps to is not written down element by element
    brief.setResultTypes(List.of("violations"));
    List<Rule> violations =
        new AxeBuilder(page)
            .setLegacyMode(true)
            .options(brief)
            .withTags(RULES)
            .analyze()
            .getViolations();
    assertThat(violations)
        .as(name)
        .extracting(
            rule ->
                rule.getId()
                    + ' '
                    + rule.getNodes().stream()
                        .limit(4)
                        .map(node -> node.getHtml() + " | " + node.getFailureSummary())
                        .toList())
        .isEmpty();
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(name + " is no wider than its window")
        .isTrue();
    assertNoComplaints();
  }

  @Override
  public void close() {
    playwright.close();
  }
}

package id.blkhub.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import id.blkhub.fuzz.OwnMachine;
import id.blkhub.fuzz.Seeds;
import id.blkhub.store.Engine;
import id.blkhub.support.TestHub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator's browser or a partner's program posts or asks for, whatever it is: never a
 * failure of the hub's. An input is a line with method and address, and the form or document.
 */
class FormFuzzTest {
  private static final Pattern LINE =
      Pattern.compile("(GET|POST) /(?!console/live|logout)[!-~]{0,500}");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern COOKIE = Pattern.compile("(?i)\r\nSet-Cookie: ([^=;\r]+)=([^;\r]*)");
  private static final Pattern LOCATION = Pattern.compile("(?i)\r\nLocation: ([^\r]*)\r\n");
  private static final String BASIC =
      Base64.getEncoder().encodeToString("supra:supra".getBytes(UTF_8));

  @TempDir private static Path data;
  private static TestHub hub;
  private static final Map<String, String> COOKIES = new LinkedHashMap<>();
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(data, Engine.SQLITE);
    logIn();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @FuzzTest(maxDuration = "10m")
  void shouldAnswerAnyForm(byte[] input) throws Exception {
    OwnMachine.allow();
    answer(input);
  }

  @Test
  void shouldAnswerChangedSeeds() throws Exception {
    Seeds.change(getClass(), FormFuzzTest::answer);
  }

  private static void answer(byte[] input) throws IOException {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    String line = new String(input, 0, end, ISO_8859_1);
    if (end == input.length || !LINE.matcher(line).matches()) {
      return;
    }
    String answer = send(line, Arrays.copyOfRange(input, end + 1, input.length));
    assertThat(answer).matches("(?s)HTTP/1\\.1 [2-4]\\d\\d .*|");
    Matcher location = LOCATION.matcher(answer);
    if (location.find()) {
      assertThat(location.group(1))
          .as("leads to a page of the hub's")
          .matches("(http://localhost)?/(?!/).*");
    }
    if (answer.contains("/login\r\n")) {
      logIn();
    }
  }

  private static void logIn() throws IOException {
    COOKIES.clear();
    token = found(TOKEN, send("GET /login", new byte[0]));
    send("POST /login", "username=operator&password=operator".getBytes(UTF_8));
    Matcher page = TOKEN.matcher(send("GET /console", new byte[0]));
    // made-up logins are guesses, after which the hub takes none for a while
    if (page.find()) {
      token = page.group(1);
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private static String send(String line, byte[] body) throws IOException {
    boolean partner = line.contains(" /api/");
    boolean post = line.startsWith("POST");
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    if (post) {
      sent.writeBytes(body);
      if (!partner) {
        sent.writeBytes(("&_csrf=" + URLEncoder.encode(token, UTF_8)).getBytes(UTF_8));
      }
    }
    String head =
        line
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: */*\r\n"
            + (partner
                ? "Authorization: Basic " + BASIC + "\r\nContent-Type: application/json\r\n"
                : "Cookie: "
                    + cookies()
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\n")
            + "Content-Length: "
            + sent.size()
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(ISO_8859_1));
    request.writeBytes(sent.toByteArray());
    String answer = RawHttp.exchange(hub.httpPort(), request.toByteArray());
    if (!partner) {
      COOKIE.matcher(answer).results().forEach(set -> COOKIES.put(set.group(1), set.group(2)));
    }
    return answer;
  }

  private static String cookies() {
    return COOKIES.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}

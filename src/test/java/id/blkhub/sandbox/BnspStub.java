package id.blkhub.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import id.blkhub.sandbox.BnspDesk.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The certification body's HTTP interface as public client code shows it: log in, make a schedule,
 * register participants. It is as strict as the real one may be and can be told to misbehave.
 */
public final class BnspStub implements AutoCloseable {
  /** Seconds a {@link Mode#BUSY} answer asks to wait. */
  public static final int RETRY_AFTER_SECONDS = 7;

  private static final int SLOW_MILLIS = 30_000;

  /** Ways to fail; all but {@link #DOWN} and {@link #LOGIN_REFUSED} leave the login alone. */
  public enum Mode {
    /** The port is closed. */
    DOWN,
    /** The connection is reset before anything is done. */
    RESET,
    /** Everything is done at once, but the answer takes 30 seconds. */
    SLOW,
    /** Every second call fails with 503. */
    FLAPPING,
    /** The login answers 403. */
    LOGIN_REFUSED,
    /** 401 whatever the token. */
    UNAUTHORIZED,
    FORBIDDEN,
    CONFLICT,
    UNPROCESSABLE,
    /** 429 with Retry-After. */
    BUSY,
    /** 500 without having done anything. */
    ERROR,
    /** 200 with an answer that ends in the middle. */
    HALF_BODY,
    /** 200 with a page of HTML. */
    NONSENSE,
    /** 200 with JSON whose code is not OK. */
    WRONG_CODE,
    /** One byte a second. */
    TRICKLE,
    /** More than a client should read. */
    HUGE,
    REDIRECT,
    /** It does what it was asked, then the connection is reset. */
    LOST_ANSWER
  }

  private final BnspDesk desk = new BnspDesk();
  private final AtomicLong calls = new AtomicLong();
  private final int port;
  private WireMockServer server;
  private volatile Mode mode;

  private BnspStub(int port) {
    server = listen(port);
    this.port = server.port();
  }

  /**
   * Starts it on loopback.
   *
   * @param port 0 for any free one
   */
  public static BnspStub start(int port) {
    return new BnspStub(port);
  }

  private WireMockServer listen(int onPort) {
    WireMockServer listening =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .port(onPort)
                .containerThreads(40)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(8)
                .disableRequestJournal()
                .notifier(new ConsoleNotifier(false))
                .extensions(new Desk()));
    listening.stubFor(any(anyUrl()).willReturn(aResponse()));
    listening.start();
    return listening;
  }

  /** The base, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What {@code x-bnsp-user} must be. */
  public String user() {
    return BnspDesk.USER;
  }

  /** What {@code x-bnsp-key} must be. */
  public String key() {
    return BnspDesk.KEY;
  }

  /** Fails in this way until told otherwise. */
  public void misbehave(Mode how) {
    synchronized (this) {
      if (how == Mode.DOWN && server.isRunning()) {
        server.stop();
      }
    }
    mode = how;
  }

  /** Works again. */
  public void behave() {
    mode = null;
    synchronized (this) {
      if (!server.isRunning()) {
        server = listen(port);
      }
    }
  }

  /** From now on tokens end after this long; those already given stay as they are. */
  public void tokenLife(Duration life) {
    desk.tokenLife(life);
  }

  /** Takes back every token given so far: calls get 401 until the next login. */
  public void revokeTokens() {
    desk.revokeTokens();
  }

  /** Everything it has on record, in the order it came; a repeated request is there once. */
  public List<Received> received() {
    return desk.received();
  }

  /** The schedules among {@link #received()}. */
  public List<Received> schedules() {
    return received().stream().filter(r -> r.path().equals(BnspDesk.SCHEDULE)).toList();
  }

  /** The participants among {@link #received()}. */
  public List<Received> participants() {
    return received().stream().filter(r -> r.path().equals(BnspDesk.PARTICIPANT)).toList();
  }

  /** What it refused as wrong, in its own words; empty when the hub kept to the interface. */
  public List<String> refusals() {
    return desk.refusals();
  }

  /** Requests of any kind, the failed ones too, logins not counted. */
  public long calls() {
    return calls.get();
  }

  /** Logins that got a token. */
  public long logins() {
    return desk.logins();
  }

  @Override
  public void close() {
    server.stop();
  }

  /**
   * A record it made.
   *
   * @param path {@code /jadwal} or {@code /jadwal/peserta}
   * @param idempotencyKey as the request carried it; null where it carried none
   * @param id the number it gave
   */
  public record Received(String path, String idempotencyKey, JsonNode body, long id) {}

  private final class Desk implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "bnsp";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      String path = request.getUrl();
      Mode now = mode;
      if (path.equals("/auth")) {
        return now == Mode.LOGIN_REFUSED
            ? response(Answer.error(403, "FORBIDDEN", "ditolak")).build()
            : response(
                    desk.logIn(request.getHeader("x-bnsp-user"), request.getHeader("x-bnsp-key")))
                .build();
      }
      long number = calls.incrementAndGet();
      return now == null ? response(serve(request)).build() : misbehaved(now, number, request);
    }

    private Answer serve(Request request) {
      return desk.serve(
          request.getMethod().getName(),
          request.getUrl(),
          request.getHeader("x-authorization"),
          request.getHeader("Idempotency-Key"),
          request.getHeader("Content-Type"),
          request.getBody());
    }

    private ResponseDefinition misbehaved(Mode how, long number, Request request) {
      return switch (how) {
        case DOWN, RESET -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        case SLOW -> response(serve(request)).withFixedDelay(SLOW_MILLIS).build();
        case FLAPPING ->
            number % 2 == 1
                ? response(Answer.error(503, "UNAVAILABLE", "sedang gangguan")).build()
                : response(serve(request)).build();
        case UNAUTHORIZED ->
            response(Answer.error(401, "UNAUTHORIZED", "token tidak berlaku")).build();
        case FORBIDDEN -> response(Answer.error(403, "FORBIDDEN", "ditolak")).build();
        case CONFLICT -> response(Answer.error(409, "DUPLICATE", "peserta sudah ada")).build();
        case UNPROCESSABLE ->
            response(Answer.error(422, "INVALID", "NIK 3603121505990002 tidak valid")).build();
        case BUSY ->
            response(Answer.error(429, "BUSY", "terlalu banyak permintaan"))
                .withHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS))
                .build();
        case ERROR -> response(Answer.error(500, "ERROR", "galat")).build();
        case HALF_BODY ->
            aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withHeader("Content-Length", "500")
                .withBody("{\"code\":\"OK\",\"data\":{")
                .build();
        case NONSENSE ->
            aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><body>Selamat datang</body></html>")
                .build();
        case WRONG_CODE -> response(Answer.error(200, "ENTAH", "entah")).build();
        case TRICKLE -> {
          String body = "{\"code\":\"OK\",\"message\":\"pelan-pelan\"}";
          yield aResponse()
              .withStatus(200)
              .withHeader("Content-Type", "application/json")
              .withBody(body)
              .withChunkedDribbleDelay(body.length(), body.length() * 1000)
              .build();
        }
        case HUGE ->
            aResponse()
                .withStatus(200)
                .withBody("{\"code\":\"OK\",\"message\":\"" + "x".repeat(1_000_000) + "\"}")
                .build();
        case REDIRECT ->
            aResponse().withStatus(307).withHeader("Location", url() + "/elsewhere").build();
        case LOST_ANSWER -> {
          serve(request);
          yield aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        case LOGIN_REFUSED -> response(serve(request)).build();
      };
    }

    private ResponseDefinitionBuilder response(Answer answer) {
      return aResponse()
          .withStatus(answer.status())
          .withHeader("Content-Type", "application/json")
          .withBody(answer.body().toString());
    }
  }
}

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
import id.blkhub.sandbox.BankDesk.Answer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A bank with an interface in the style of SNAP: log in, refer. It verifies every signature with
 * code of its own and can be told to misbehave.
 */
public final class BankStub implements AutoCloseable {
  private static final int SLOW_MILLIS = 30_000;

  /** Ways to fail; all but {@link #DOWN} leave the login alone. */
  public enum Mode {
    /** The port is closed. */
    DOWN,
    /** Everything is done at once, but the answer takes 30 seconds. */
    SLOW,
    /** 500 without having done anything. */
    ERROR,
    /** The token has ended: 401 for one call, and for every later one with that token. */
    UNAUTHORIZED_ONCE,
    /** 409 although it knows nothing of the call. */
    CONFLICT,
    /** 400 with a code. */
    REFUSED,
    /** 429 with Retry-After 1. */
    BUSY,
    /** It does what it was asked, then the connection is reset. */
    LOST_ANSWER,
    /** It notes the call's id, fails before storing anything, and answers 500. */
    FAILED_HALFWAY
  }

  private final BankDesk desk = new BankDesk();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicBoolean endTokens = new AtomicBoolean();
  private final int port;
  private WireMockServer server;
  private volatile Mode mode;
  private volatile Consumer<Received> accepted = one -> {};

  private BankStub(int port) {
    server = listen(port);
    this.port = server.port();
  }

  /**
   * Starts it on loopback.
   *
   * @param port 0 for any free one
   */
  public static BankStub start(int port) {
    return new BankStub(port);
  }

  private WireMockServer listen(int onPort) {
    WireMockServer listening =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .port(onPort)
                .containerThreads(20)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(4)
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

  /** Tells of every referral it took, on the thread that answers. */
  public void whenAccepted(Consumer<Received> told) {
    accepted = told;
  }

  /** Fails in this way until told otherwise. */
  public void misbehave(Mode how) {
    endTokens.set(how == Mode.UNAUTHORIZED_ONCE);
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

  /** The referrals it has on record, in the order they came. */
  public List<Received> received() {
    return desk.received();
  }

  /** The cancellations it took, in the order they came. */
  public List<JsonNode> cancelled() {
    return desk.cancelled();
  }

  /** What it refused as wrong, signatures among it; empty when the hub kept to the interface. */
  public List<String> refusals() {
    return desk.refusals();
  }

  /** Calls of any kind, the failed ones too, logins not counted. */
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
   * A referral it took.
   *
   * @param externalId as {@code X-EXTERNAL-ID} said
   * @param referenceNo the number it gave
   */
  public record Received(String externalId, JsonNode body, String referenceNo) {}

  private final class Desk implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "bank";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      if (request.getUrl().equals(BankDesk.TOKEN)) {
        return response(desk.logIn(request::getHeader, request.getBody())).build();
      }
      if (request.getUrl().equals(BankDesk.CANCEL)) {
        return response(
                desk.cancel(
                    request.getMethod().getName(),
                    request.getUrl(),
                    request::getHeader,
                    request.getBody()))
            .build();
      }
      if (!request.getUrl().equals(BankDesk.REFERRAL)) {
        return response(Answer.of(404, "7400", "Not Found")).build();
      }
      calls.incrementAndGet();
      Mode now = mode;
      if (now == Mode.FAILED_HALFWAY && desk.knows(request::getHeader)) {
        now = null;
      }
      return now == null ? response(serve(request)).build() : misbehaved(now, request);
    }

    private Answer serve(Request request) {
      int before = desk.received().size();
      Answer answer =
          desk.refer(
              request.getMethod().getName(),
              request.getUrl(),
              request::getHeader,
              request.getBody());
      List<Received> after = desk.received();
      if (after.size() > before) {
        accepted.accept(after.get(after.size() - 1));
      }
      return answer;
    }

    private ResponseDefinition misbehaved(Mode how, Request request) {
      return switch (how) {
        case DOWN -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        case SLOW -> response(serve(request)).withFixedDelay(SLOW_MILLIS).build();
        case ERROR -> response(Answer.of(500, "7400", "General Error")).build();
        case UNAUTHORIZED_ONCE -> {
          if (endTokens.compareAndSet(true, false)) {
            desk.revokeTokens();
          }
          yield response(serve(request)).build();
        }
        case CONFLICT -> response(Answer.of(409, "7400", "Conflict")).build();
        case REFUSED ->
            response(Answer.of(400, "7402", "NIK 3507244507010003 wajib diisi")).build();
        case BUSY ->
            response(Answer.of(429, "7400", "Too Many Requests"))
                .withHeader("Retry-After", "1")
                .build();
        case FAILED_HALFWAY -> response(desk.failHalfway(request::getHeader)).build();
        case LOST_ANSWER -> {
          serve(request);
          yield aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
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

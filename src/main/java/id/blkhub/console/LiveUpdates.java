package id.blkhub.console;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends figures that changed to whoever has a page open. One thread looks for all of them; without
 * viewers it looks now and then, so that a silence or a difference has its beginning.
 */
@Controller
class LiveUpdates implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
  private static final int MOST_VIEWERS = 50;
  private static final int EVERY_SECONDS = 2;
  private static final int IDLE_ROUNDS = 5;

  /** A viewer's browser connects again after that; proxies end silent connections earlier. */
  private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private final DashboardMetrics dashboardMetrics;
  private final ConsoleModelAdvice consoleModelAdvice;
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "hub-console-live");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean closing;
  private int round;

  LiveUpdates(DashboardMetrics dashboardMetrics, ConsoleModelAdvice consoleModelAdvice) {
    this.dashboardMetrics = dashboardMetrics;
    this.consoleModelAdvice = consoleModelAdvice;
    timer.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Somebody with a page open, and what was sent there last. */
  private record Viewer(
      SseEmitter connection, LocalizedFormatter words, Map<String, String> known) {}

  @GetMapping(path = "/console/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> live(Locale locale) {
    if (closing || viewers.size() >= MOST_VIEWERS) {
      // tells the browser not to come again by itself
      return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }
    SseEmitter connection = new SseEmitter(LONGEST_MILLIS);
    Viewer viewer = new Viewer(connection, consoleModelAdvice.words(locale), new HashMap<>());
    Runnable gone = () -> viewers.remove(viewer);
    connection.onCompletion(gone);
    connection.onTimeout(connection::complete);
    connection.onError(failure -> gone.run());
    viewers.add(viewer);
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(connection);
  }

  private void look() {
    if (viewers.isEmpty() && round++ % IDLE_ROUNDS != 0) {
      return;
    }
    try {
      DashboardSnapshot dashboardSnapshot = dashboardMetrics.figures();
      viewers.forEach(viewer -> send(viewer, dashboardSnapshot));
    } catch (RuntimeException e) {
      // a page that is asked for says so; this one only goes on trying
      LOG.debug("No figures: {}", e.getClass().getName());
    }
  }

  private void send(Viewer viewer, DashboardSnapshot dashboardSnapshot) {
    Map<String, String> changed = new HashMap<>();
    dashboardSnapshot.each(
        (name, value) -> note(viewer, changed, name, viewer.words().number(value)));
    StatusLine statusLine = StatusLine.of(dashboardSnapshot, viewer.words());
    note(viewer, changed, "sentence", statusLine.text());
    note(viewer, changed, "tone", statusLine.tone());
    try {
      viewer
          .connection()
          .send(
              changed.isEmpty()
                  ? SseEmitter.event().comment("")
                  : SseEmitter.event().data(changed, MediaType.APPLICATION_JSON));
    } catch (IOException | IllegalStateException e) {
      viewers.remove(viewer);
    }
  }

  private static void note(Viewer viewer, Map<String, String> changed, String name, String value) {
    if (!value.equals(viewer.known().put(name, value))) {
      changed.put(name, value);
    }
  }

  /** The hub does not wait for its viewers when it stops. */
  @EventListener
  void closing(ContextClosedEvent event) {
    closing = true;
    timer.shutdownNow();
    viewers.forEach(viewer -> viewer.connection().complete());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

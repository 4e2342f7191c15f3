package id.blkhub.web;

import java.nio.channels.SocketChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.TLSClientHelloExtractor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/1.1 with an end to everything: each connection is watched from its beginning. Public with a
 * constructor without arguments, because the web server makes it by its name.
 */
public final class HubHttpProtocol extends Http11NioProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(HubHttpProtocol.class);
  private static final long EVERY_MILLIS = 250;

  static {
    // the server's own answer to whoever speaks HTTP on a port for HTTPS
    TLSClientHelloExtractor.USE_TLS_RESPONSE = ProblemWriter.rawAnswer(WebRule.TLS_ONLY);
  }

  private Visits visits = new Visits(HttpSettings.defaults());
  private final OnceAMinute failures = new OnceAMinute();
  private ScheduledExecutorService watch;

  public HubHttpProtocol() {
    super(new HubEndpoint());
    ((HubEndpoint) getEndpoint()).onAccept((socket, channel) -> visits.of(socket, channel));
  }

  /** Before the port opens. */
  void limits(HttpSettings settings) {
    visits = new Visits(settings);
  }

  Visit visit(SocketWrapperBase<?> socket) {
    SocketChannel channel = ((NioChannel) socket.getSocket()).getIOChannel();
    return visits.of(socket, channel);
  }

  /** The one thing the web server asks for between reading a header and preparing its body. */
  @Override
  protected Pattern getRestrictedUserAgentsPattern() {
    HubHttpProcessor.headerRead();
    return super.getRestrictedUserAgentsPattern();
  }

  @Override
  protected Processor createProcessor() {
    return new HubHttpProcessor(this, getAdapter(), visits);
  }

  @Override
  public void start() throws Exception {
    super.start();
    watch =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "hub-http-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      visits.look();
    } catch (RuntimeException e) {
      // an exception would end the watch for ever
      if (failures.more() > 0) {
        LOG.error("The watch over HTTP connections failed: {}", e.getClass().getName());
      }
    }
  }

  @Override
  public void stop() throws Exception {
    if (watch != null) {
      watch.shutdownNow();
    }
    super.stop();
  }
}

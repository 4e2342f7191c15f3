package id.blkhub.web;

import id.blkhub.message.DaemonTimer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.TLSClientHelloExtractor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/1.1 with time limits for everything: each connection is watched from its start. The class is
 * public and its constructor has no arguments, because the web server creates it by its name.
 */
public final class HubHttpProtocol extends Http11NioProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(HubHttpProtocol.class);
  private static final long CHECK_EVERY_MILLIS = 250;

  static {
    // the web server's answer to HTTP on a port for HTTPS
    TLSClientHelloExtractor.USE_TLS_RESPONSE = ProblemWriter.rawAnswer(WebRule.TLS_ONLY);
  }

  private Visits visits = new Visits(HttpSettings.defaults());
  private final OnceAMinute failures = new OnceAMinute();
  private @Nullable ScheduledExecutorService watch;

  public HubHttpProtocol() {
    super(new HubEndpoint());
    ((HubEndpoint) getEndpoint()).onAccept((socket, channel) -> visits.of(socket, channel));
  }

  /** Sets the limits; to be called before the port opens. */
  void limits(HttpSettings settings) {
    visits = new Visits(settings);
  }

  Visit visit(SocketWrapperBase<?> socket) {
    SocketChannel channel = ((NioChannel) socket.getSocket()).getIOChannel();
    return visits.of(socket, channel);
  }

  /** The only method that the web server calls between reading a header and preparing its body. */
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
    ScheduledExecutorService started = DaemonTimer.named("hub-http-watch");
    started.scheduleWithFixedDelay(
        this::check, CHECK_EVERY_MILLIS, CHECK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    watch = started;
  }

  private void check() {
    try {
      visits.check();
    } catch (RuntimeException e) {
      // an exception would end the checks for good
      if (failures.more() > 0) {
        LOG.error("cause={} The check of HTTP connections failed", e.getClass().getName());
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

package id.blkhub.outmail;

import id.blkhub.contract.Contracts;
import id.blkhub.delivery.Delivery;
import id.blkhub.exchange.SendLedger;
import id.blkhub.mail.MailServers;
import id.blkhub.partner.Partners;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-mail-out:smtp?…}: sends a mail for each delivery of the exchange's {@link
 * id.blkhub.delivery.MappedDeliveries} that has still to be sent. Options: docs/reference/files.md.
 */
public final class PartnerMailOutComponent extends DefaultComponent {
  private final OpenReceptions receptions;
  private final Function<OutMailOptions, Mailing> mailing;
  private final boolean sends;

  PartnerMailOutComponent(SendLedger ledger, MailServers servers, OpenReceptions receptions) {
    this.receptions = receptions;
    this.sends = true;
    this.mailing =
        options -> {
          servers.requireToSend(options.server());
          return new MailSending(options, servers, ledger);
        };
  }

  /**
   * For a rehearsal: no mail is sent.
   *
   * @param given takes each delivery that would have become one
   */
  public PartnerMailOutComponent(Partners partners, Contracts contracts, Consumer<Delivery> given) {
    this.receptions = new OpenReceptions(partners, contracts);
    this.sends = false;
    this.mailing =
        options ->
            written ->
                written.forEach(
                    one -> {
                      given.accept(one.delivery());
                      one.delivery().delivered(null);
                    });
  }

  /** Finds what is wrong before the route starts. */
  @Override
  protected Endpoint createEndpoint(String uri, String way, Map<String, Object> options) {
    OutMailOptions parsed = OutMailOptions.parse(way, options);
    return new PartnerMailOutEndpoint(
        uri, this, new LetterWriting(parsed.form(), receptions, mailing.apply(parsed)));
  }

  private static final class PartnerMailOutEndpoint extends DefaultEndpoint {
    private final LetterWriting writing;
    private final boolean sends;
    private @Nullable ExecutorService thread;

    PartnerMailOutEndpoint(String uri, PartnerMailOutComponent component, LetterWriting writing) {
      super(uri, component);
      this.writing = writing;
      this.sends = component.sends;
    }

    /** One thread for each route: a server that is slow keeps nobody else waiting. */
    @Override
    public Producer createProducer() {
      return new PartnerMailOutProducer(this, writing, thread());
    }

    private synchronized Executor thread() {
      if (!sends) {
        return Runnable::run;
      }
      if (thread == null) {
        thread =
            getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(
                    this,
                    "partner-mail-out",
                    new ThreadPoolProfileBuilder("partner-mail-out")
                        .poolSize(1)
                        .maxPoolSize(1)
                        .maxQueueSize(Integer.MAX_VALUE)
                        .keepAliveTime(30L)
                        .allowCoreThreadTimeOut(true)
                        .build());
      }
      return thread;
    }

    @Override
    protected void doShutdown() throws Exception {
      if (thread != null) {
        getCamelContext().getExecutorServiceManager().shutdown(thread);
        thread = null;
      }
      super.doShutdown();
    }

    @Override
    public org.apache.camel.Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException(
          "partner-mail-out only sends; partner-mail reads mail boxes");
    }
  }
}

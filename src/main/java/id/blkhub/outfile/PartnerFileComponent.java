package id.blkhub.outfile;

import id.blkhub.delivery.Delivery;
import id.blkhub.exchange.SendLedger;
import id.blkhub.outfile.OutFileOptions.OutServer;
import id.blkhub.sftp.SftpClients;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code partner-file:folder?…} and {@code partner-file:sftp?…}: writes a file for each delivery of
 * the exchange's {@link id.blkhub.delivery.MappedDeliveries} that has still to be sent. Options:
 * docs/reference/files.md.
 */
public final class PartnerFileComponent extends DefaultComponent {
  private final SendLedger ledger;
  private final @Nullable Places places;

  /** Takes the deliveries in the partners' place; null where they get files. */
  private final @Nullable Consumer<Delivery> given;

  /**
   * Where files can go.
   *
   * @param files the folder of all partners
   */
  private record Places(Path files, SftpClients servers) {}

  PartnerFileComponent(SendLedger ledger, Path files, SftpClients servers) {
    this.ledger = ledger;
    this.places = new Places(files, servers);
    this.given = null;
  }

  /**
   * For a rehearsal: no file is written.
   *
   * @param given takes each delivery that would have become one
   */
  public PartnerFileComponent(SendLedger ledger, Consumer<Delivery> given) {
    this.ledger = ledger;
    this.places = null;
    this.given = given;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String place, Map<String, Object> options) {
    if (places == null && place.equals(OutFileOptions.TO_SERVER)) {
      // the address is a setting, which a rehearsal has not
      options.put("url", "sftp://localhost/");
    }
    OutFileOptions parsed = OutFileOptions.parse(place, options);
    return new PartnerFileEndpoint(
        uri, this, parsed, new FileWriting(parsed.form(), place(parsed), ledger));
  }

  private FilePlace place(OutFileOptions options) {
    if (places == null) {
      return partner -> new Noted(given);
    }
    OutServer server = options.server();
    if (server != null) {
      return new ServerPlace(
          places.servers().server(server.address(), server.login()), server.timeout());
    }
    return new FolderPlace(places.files(), String.valueOf(options.folder()));
  }

  /** A place for a rehearsal. */
  private record Noted(@Nullable Consumer<Delivery> given) implements FilePlace.Opened {
    @Override
    public void put(Delivery delivery, OutFile file) {
      if (given != null) {
        given.accept(delivery);
      }
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private static final class PartnerFileEndpoint extends DefaultEndpoint {
    private final OutFileOptions options;
    private final FileWriting writing;
    private final boolean writes;
    private @Nullable ExecutorService thread;

    PartnerFileEndpoint(
        String uri, PartnerFileComponent component, OutFileOptions options, FileWriting writing) {
      super(uri, component);
      this.options = options;
      this.writing = writing;
      this.writes = component.places != null;
    }

    /** One thread for each route: a server that is slow keeps nobody else waiting. */
    @Override
    public Producer createProducer() {
      return new PartnerFileProducer(this, options, writing, thread());
    }

    private synchronized Executor thread() {
      if (!writes) {
        return Runnable::run;
      }
      if (thread == null) {
        thread =
            getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(
                    this,
                    "partner-file",
                    new ThreadPoolProfileBuilder("partner-file")
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
          "partner-file only writes; files are taken elsewhere");
    }
  }
}

package id.blkhub.cli;

import id.blkhub.broker.BrokerUnusable;
import id.blkhub.files.NotText;
import id.blkhub.message.Text;
import id.blkhub.route.SpineUnusable;
import id.blkhub.seal.MasterKeyUnusable;
import id.blkhub.store.StoreUnusable;
import id.blkhub.tls.CertificateUnusable;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.util.PlaceholderResolutionException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What an exception means to whoever runs the hub.
 *
 * @param sentence with its code
 * @param mendable by that person; else it is a fault of the hub
 */
record CommandFailure(String sentence, boolean mendable) {
  private static final Pattern CODED = Pattern.compile("HUB-[A-Z]\\d{3} .*", Pattern.DOTALL);

  /** Exceptions whose message is a sentence with a code. */
  private static final List<Class<? extends Throwable>> SPOKEN =
      List.of(
          StartConditions.NotReady.class,
          MasterKeyUnusable.class,
          StoreUnusable.class,
          CertificateUnusable.class,
          BrokerUnusable.class,
          SpineUnusable.class);

  static CommandFailure of(Throwable failure) {
    List<Throwable> causes = causes(failure);
    return causes.stream()
        .filter(cause -> SPOKEN.stream().anyMatch(type -> type.isInstance(cause)))
        .findFirst()
        .map(Throwable::getMessage)
        .or(() -> StoreUnusable.of(failure).map(Throwable::getMessage))
        .or(() -> first(causes, CommandFailure::known))
        .map(sentence -> new CommandFailure(sentence, true))
        .orElseGet(() -> new CommandFailure(StartRule.FAULT.said(told(causes)), false));
  }

  private static Optional<String> first(
      List<Throwable> causes, java.util.function.Function<Throwable, Optional<String>> look) {
    // the innermost knows best what happened
    List<Throwable> inwards = new ArrayList<>(causes);
    java.util.Collections.reverse(inwards);
    return inwards.stream().map(look).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> known(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (CODED.matcher(message).matches()) {
      return Optional.of(message);
    }
    if (cause instanceof NotText text) {
      return Optional.of(StartRule.FILE_TROUBLE.said(text.file(), text.why()));
    }
    if (cause instanceof MarkedYAMLException yaml) {
      return Optional.of(StartRule.SETTINGS_UNREADABLE.said(place(yaml)));
    }
    if (cause instanceof YAMLException || cause instanceof ConfigDataException) {
      return Optional.of(StartRule.SETTINGS_UNREADABLE.said(firstLine(message)));
    }
    if (cause instanceof BindException bind) {
      return Optional.of(
          StartRule.SETTING_WRONG.said(
              bind.getName(), "", new Text("nilai lain", "another value")));
    }
    if (cause instanceof PlaceholderResolutionException) {
      return Optional.of(StartRule.SETTINGS_UNREADABLE.said(firstLine(message)));
    }
    if (cause instanceof PortInUseException port) {
      return Optional.of(taken(port.getPort()));
    }
    if (cause instanceof ConnectorStartFailedException port) {
      return Optional.of(taken(port.getPort()));
    }
    if (cause instanceof FileSystemException file) {
      return Optional.of(StartRule.FILE_TROUBLE.said(file.getFile(), reason(file)));
    }
    return Optional.empty();
  }

  /** Another program took the port after the hub had tried it. */
  private static String taken(int port) {
    return StartRule.PORT_TAKEN.said(
        "HTTP", "", port, "server.port, hub.tls.https, management.server.port");
  }

  private static String place(MarkedYAMLException yaml) {
    return yaml.getProblemMark() == null
        ? firstLine(String.valueOf(yaml.getProblem()))
        : "%s, line %d, column %d"
            .formatted(
                yaml.getProblem(),
                yaml.getProblemMark().getLine() + 1,
                yaml.getProblemMark().getColumn() + 1);
  }

  private static Text reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return new Text("tidak ada", "there is none");
    }
    if (failure instanceof AccessDeniedException) {
      return new Text(
          "pengguna proses ini tidak berhak atasnya", "the hub's user has no right to it");
    }
    String why =
        failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    return new Text(why, why);
  }

  private static String told(List<Throwable> causes) {
    Throwable last = causes.get(causes.size() - 1);
    return last.getClass().getSimpleName() + ": " + firstLine(String.valueOf(last.getMessage()));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    Throwable cause = failure;
    // a chain of causes can be a circle; none sane is this long
    for (int depth = 0; cause != null && depth < 32; depth++) {
      causes.add(cause);
      cause = cause.getCause();
    }
    return causes;
  }
}

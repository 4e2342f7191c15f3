package id.blkhub.exchange;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import id.blkhub.exchange.OriginalMessage.Body;
import id.blkhub.exchange.OriginalMessage.Said;
import id.blkhub.message.Correction;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An {@link OriginalMessage} as it is kept. The names of the fields are its format: what another
 * version of the hub has kept is read too.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class StoredOriginal {
  private @Nullable String partner;
  private @Nullable String kind;
  private @Nullable String stamp;
  private long receivedAt;
  private @Nullable String explicitId;
  private @Nullable String source;
  private byte @Nullable [] body;
  private @Nullable String contentType;
  private Correction.@Nullable CorrectionMark correctionMark;
  private @Nullable String dataschema;
  private @Nullable Integer contractVersion;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private @Nullable String test;

  static StoredOriginal of(OriginalMessage original) {
    StoredOriginal stored = new StoredOriginal();
    stored.partner = original.partner().value();
    stored.kind = original.kind().value();
    stored.stamp = original.messageId().value();
    stored.receivedAt = original.receivedAt();
    stored.explicitId = original.said().id();
    stored.source = original.said().source();
    stored.body = original.body().bytes();
    stored.contentType = original.body().contentType();
    stored.correctionMark = original.said().mark();
    stored.dataschema = original.said().dataschema();
    stored.contractVersion = original.contractVersion();
    stored.test = original.said().test();
    return stored;
  }

  /**
   * @throws NullPointerException where the message has no partner, kind, id or body
   */
  OriginalMessage original() {
    return new OriginalMessage(
        new PartnerId(Objects.requireNonNull(partner, "partner")),
        new Kind(Objects.requireNonNull(kind, "kind")),
        new MessageId(Objects.requireNonNull(stamp, "stamp")),
        receivedAt,
        new Said(explicitId, source, correctionMark, dataschema, test),
        new Body(Objects.requireNonNull(body, "body"), contentType),
        contractVersion);
  }
}

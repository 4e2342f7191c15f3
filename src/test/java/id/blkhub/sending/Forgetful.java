package id.blkhub.sending;

import id.blkhub.support.TestHub;

/** Makes a hub lose what a crash would lose. */
public final class Forgetful {
  private Forgetful() {}

  /** From now on deliveries that partners take leave no trace in the journal, as in a crash. */
  public static void forgetsWhatPartnersTake(TestHub hub) {
    hub.bean(AcknowledgementJournaler.class).close();
  }
}

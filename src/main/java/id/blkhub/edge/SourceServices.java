package id.blkhub.edge;

/**
 * What every source needs of the hub.
 *
 * @param left what a hub that was killed left unconfirmed
 * @param states where it tells how it is
 */
public record SourceServices(LeftItems left, SourceStates states) {}

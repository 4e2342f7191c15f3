package id.blkhub.mutation;

import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A mistake and its place in a row made by chance. A change of one file leaves the mistakes in the
 * others where they are.
 */
record Drawn(long place, Mutation mistake) {
  private static final Integer ALL = Integer.getInteger("hub.mutations");
  private static final long SEED = Long.getLong("hub.mutations.seed", 20_261_122);

  /**
   * Some of the mistakes, always the same.
   *
   * @param most how many, unless the system property {@code hub.mutations} says more
   */
  static List<Mutation> from(List<Mutation> mistakes, int most) {
    return mistakes.stream()
        .map(mistake -> new Drawn(place(mistake), mistake))
        .sorted(Comparator.comparingLong(Drawn::place))
        .limit(ALL == null ? most : ALL)
        .map(Drawn::mistake)
        .toList();
  }

  private static long place(Mutation mistake) {
    return new Random(SEED ^ mistake.toString().hashCode()).nextLong();
  }
}

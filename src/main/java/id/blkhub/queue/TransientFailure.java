package id.blkhub.queue;

/** Tells a failure that passes (a database that is away) from one that stays (a faulty mapping). */
public interface TransientFailure {
  boolean isTransient(Throwable failure);
}

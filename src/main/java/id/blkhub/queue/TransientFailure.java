package id.blkhub.queue;

/** Tells a transient failure (the database is down) from a permanent one (a faulty mapping). */
public interface TransientFailure {
  boolean isTransient(Throwable failure);
}

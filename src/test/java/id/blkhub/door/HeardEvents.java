package id.blkhub.door;

import id.blkhub.message.Refusal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the door tells the hub, for a test to look at. */
final class HeardEvents implements BrokerEventListener {
  private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  private final List<String> closures = new CopyOnWriteArrayList<>();
  private final List<String> received = new CopyOnWriteArrayList<>();

  /** Code and place of each refusal. */
  List<String> refusals() {
    return refusals.stream().map(one -> one.code() + " " + one.where()).toList();
  }

  /** Protocol and reason of each connection that was closed before its login. */
  List<String> closures() {
    return closures;
  }

  List<String> received() {
    return received;
  }

  void forget() {
    refusals.clear();
    closures.clear();
    received.clear();
  }

  @Override
  public void received(String partner, String kind) {
    received.add(partner + " " + kind);
  }

  @Override
  public void arrived(String queue) {}

  @Override
  public void acknowledged(String address, String messageId, String sealedHeader) {}

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public void closedBeforeLogin(String protocol, PreLoginClosure reason) {
    closures.add(protocol + " " + reason);
  }
}

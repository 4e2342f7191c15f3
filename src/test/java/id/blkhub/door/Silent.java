package id.blkhub.door;

import id.blkhub.message.Refusal;

/** Hears everything and does nothing. */
final class Silent implements BrokerEventListener {
  @Override
  public void received(String partner, String kind) {}

  @Override
  public void arrived(String queue) {}

  @Override
  public void acknowledged(String address, String messageId, String sealedHeader) {}

  @Override
  public void refused(Refusal refusal) {}

  @Override
  public void closedBeforeLogin(String protocol, PreLoginClosure reason) {}
}

package id.blkhub.api;

import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.contract.Parsed;
import id.blkhub.contract.StrictJson;
import id.blkhub.contract.Undecided;
import id.blkhub.message.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks a message by the contracts of mappings/, in the same way as intake does. */
final class ContractCheck implements MessageCheck {
  private final Supplier<Contracts> contracts;
  private final StrictJson json = new StrictJson();

  ContractCheck(Supplier<Contracts> contracts) {
    this.contracts = contracts;
  }

  /**
   * Without a usable contract, or with one that does not come to an end, the message is let in,
   * where intake holds it as the hub's fault.
   */
  @Override
  public Result check(String partner, String kind, byte[] data, int maxBytes) {
    Parsed parsed = json.parse(data, maxBytes);
    if (!parsed.ok()) {
      return new Result.Malformed(parsed.violations());
    }
    Optional<Contract> contract = contracts.get().incoming(partner, kind);
    List<Violation> errors;
    try {
      errors = contract.map(c -> c.check(parsed.document()).errors()).orElse(List.of());
    } catch (Undecided e) {
      return new Result.Sound();
    }
    return errors.isEmpty() ? new Result.Sound() : new Result.Broken(errors);
  }
}

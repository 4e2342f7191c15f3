package id.blkhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.contract.Contract;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a mapping reads.
 *
 * @param contract empty where it is not known
 * @param name of the contract's file, for people
 */
record MappingInput(Optional<Contract> contract, String name) {
  /** The only values there may be in a contract's field, as JSON; empty for any. */
  static Optional<Set<String>> limits(Contract contract, String pointer) {
    // null says that there is nothing, which every field may do
    return contract
        .limits(pointer)
        .map(
            limits ->
                limits.stream()
                    .filter(limit -> !limit.isNull())
                    .map(JsonNode::toString)
                    .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The only values a value can have that is one field of the input and nothing else. */
  Optional<Set<String>> limits(AbstractValue abstractValue) {
    if (abstractValue.paths().size() != 1 || !abstractValue.constants().isEmpty()) {
      return Optional.empty();
    }
    String path = abstractValue.paths().iterator().next();
    return contract.flatMap(known -> limits(known, abstractValue.each() ? path + "/*" : path));
  }
}

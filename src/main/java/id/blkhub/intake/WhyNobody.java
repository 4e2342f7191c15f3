package id.blkhub.intake;

import id.blkhub.contract.Contract;
import id.blkhub.contract.Contract.Privacy;
import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.exchange.Receivers.Bar;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile.Reception;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why nobody gets a message, where that says nothing of a person: agreements of the kind itself,
 * and conditions on open fields that the sender wrote. Where a consent, a personal field or
 * something the hub remembers of the case has a part in it, nothing is said.
 */
final class WhyNobody {
  private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*\"");
  private static final Pattern FIELD = Pattern.compile("(?<![\\w)])((?:\\.[A-Za-z_][\\w-]*)+)");

  /** What is more than a comparison of fields: nobody says here what it reads. */
  private static final Pattern MORE =
      Pattern.compile("[$*|\\[{]|\\b(?:for|let|def)\\b|\\.(?![A-Za-z_])");

  /** A kind that names partners itself tells the hub something, and is passed on to nobody. */
  private static final String FOR_THE_HUB = "/knownTo";

  private final List<Reception> conditions = new ArrayList<>();
  private boolean personal;

  /** Notes that a partner does not get the message. */
  void add(Reception reception, Bar bar) {
    if (bar == Bar.CONDITION) {
      conditions.add(reception);
    }
    // what a message lacks for a partner is told by itself
    personal |= bar == Bar.CONSENT || bar == Bar.MISSING;
  }

  /**
   * @param canonical contract of the message's canonical form, in which places are told
   * @return empty where nothing can be said
   */
  List<Violation> told(Contract canonical, boolean test) {
    if (personal || canonical.has(FOR_THE_HUB)) {
      return List.of();
    }
    if (conditions.isEmpty()) {
      ExchangeProblem why =
          test ? ExchangeProblem.NOBODY_TESTS_KIND : ExchangeProblem.NOBODY_TAKES_KIND;
      return List.of(why.violation());
    }
    Set<String> fields = new LinkedHashSet<>();
    for (Reception reception : conditions) {
      Optional<List<String>> read = fields(Objects.requireNonNull(reception.when()), canonical);
      if (read.isEmpty()) {
        return List.of();
      }
      fields.addAll(read.get());
    }
    return fields.stream().map(ExchangeProblem.NOBODY_TAKES_VALUE::at).toList();
  }

  /** The fields a condition reads; empty where they are not known, or not all open. */
  private static Optional<List<String>> fields(String when, Contract canonical) {
    String bare = TEXT.matcher(when).replaceAll("0");
    if (MORE.matcher(bare).find()) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>();
    Matcher field = FIELD.matcher(bare);
    while (field.find()) {
      String pointer = field.group(1).replace('.', '/');
      if (canonical.privacy(pointer) != Privacy.OPEN) {
        return Optional.empty();
      }
      fields.add(pointer);
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
  }
}

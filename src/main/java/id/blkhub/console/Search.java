package id.blkhub.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.correlation.CaseNumbers;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageList;
import id.blkhub.journal.MessageView;
import id.blkhub.mapping.CertificateNumber;
import id.blkhub.message.MessageId;
import id.blkhub.seal.Seal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds messages by whatever number somebody typed. */
@Component
class Search {
  static final int MOST = 100;

  private static final Pattern NIK_LIKE = Pattern.compile("\\d{16}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-/_]+");

  /** Ids and numbers have a digit; names, which must not get into an address, have none. */
  private static final Pattern NUMBER = Pattern.compile("(?=.*\\d)[\\p{Alnum} ./:_|#@+=-]{1,200}");

  private final JournalFinder journal;
  private final MessageList messages;
  private final CaseNumbers cases;
  private final Seal seal;

  Search(JournalFinder journal, MessageList messages, CaseNumbers cases, Seal seal) {
    this.journal = journal;
    this.messages = messages;
    this.cases = cases;
    this.seal = seal;
  }

  /** A keyed hash that stands for the NIK that was typed; empty where it is none. */
  Optional<String> person(String typed) {
    String digits = SEPARATORS.matcher(typed).replaceAll("");
    return NIK_LIKE.matcher(digits).matches()
        ? Optional.of(seal.hash("nik", digits.getBytes(UTF_8)))
        : Optional.empty();
  }

  /** Whether it may stand in an address: a number or an id, and no NIK. */
  boolean number(String typed) {
    return NUMBER.matcher(typed).matches()
        && !Pattern.compile("(?<!\\d)\\d{16}(?!\\d)").matcher(typed).find()
        && person(typed).isEmpty();
  }

  /**
   * Messages the number belongs to: by either side's id, by business key, by a number of the same
   * case, by what a receiver called it.
   *
   * @return newest first, at most {@value #MOST}
   */
  List<MessageView> find(String typed) {
    Map<MessageId, MessageView> found = new LinkedHashMap<>();
    Set<String> forms = forms(typed);
    for (String form : forms) {
      add(found, byMessageId(form));
      add(found, journal.bySenderMessageId(form, MOST));
      add(found, journal.byBusinessKey(form, MOST));
      add(found, messages.byPartnerRef(form, MOST));
    }
    Set<String> numbers = new LinkedHashSet<>(cases.together(forms, false));
    numbers.addAll(cases.together(forms, true));
    for (String number : numbers) {
      add(found, journal.byBusinessKey(number, MOST));
    }
    return newest(found.values(), MOST);
  }

  private List<MessageView> byMessageId(String form) {
    return MessageId.parse(form.toLowerCase(Locale.ROOT)).flatMap(journal::byMessageId).stream()
        .toList();
  }

  /** Messages about the same case, without the one itself. */
  List<MessageView> related(MessageView message, int most) {
    if (message.businessKey() == null) {
      return List.of();
    }
    Map<MessageId, MessageView> found = new LinkedHashMap<>();
    Set<String> numbers =
        new LinkedHashSet<>(cases.together(List.of(message.businessKey()), message.test()));
    numbers.add(message.businessKey());
    for (String number : numbers) {
      add(found, journal.byBusinessKey(number, most + 1));
    }
    found.remove(message.messageId());
    found.values().removeIf(other -> other.test() != message.test());
    return newest(found.values(), most);
  }

  private static void add(Map<MessageId, MessageView> found, List<MessageView> more) {
    more.forEach(message -> found.putIfAbsent(message.messageId(), message));
  }

  private static List<MessageView> newest(Collection<MessageView> found, int most) {
    return found.stream()
        .sorted(Comparator.comparing(MessageView::messageId).reversed())
        .limit(most)
        .toList();
  }

  private static Set<String> forms(String typed) {
    String plain = typed.strip();
    Set<String> forms = new LinkedHashSet<>();
    forms.add(plain);
    forms.add(plain.toUpperCase(Locale.ROOT));
    CertificateNumber.normalise(plain).ifPresent(forms::add);
    return forms;
  }

  /** The page of a list that begins after {@code before}; one more tells that there is a next. */
  List<MessageView> page(Filter filter, @Nullable MessageId before, int limit) {
    List<MessageView> all = new ArrayList<>();
    filter.queries().forEach(query -> all.addAll(messages.page(query, before, limit)));
    return newest(
        all.stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    MessageView::messageId, m -> m, (a, b) -> a, LinkedHashMap::new))
            .values(),
        limit);
  }
}

package id.blkhub.console;

import id.blkhub.journal.MessageView;
import id.blkhub.message.MessageId;
import id.blkhub.message.State;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All messages, newest first, or those a number belongs to. */
@Controller
class MessagesPage {
  private static final int ROWS = 50;

  private final Search search;
  private final Partners partners;
  private final ConsoleModelAdvice consoleModelAdvice;

  MessagesPage(Search search, Partners partners, ConsoleModelAdvice consoleModelAdvice) {
    this.search = search;
    this.partners = partners;
    this.consoleModelAdvice = consoleModelAdvice;
  }

  /** A part of the filter, with the address of the list without it. */
  record Chip(String label, String remove) {}

  /**
   * Sends the reader to the list of what was typed. Posted, so that a NIK gets into no address; the
   * address of the list has its keyed hash.
   */
  @PostMapping("/console/search")
  String search(@RequestParam(defaultValue = "") String q) {
    String typed = q.strip();
    if (typed.isEmpty()) {
      return "redirect:/console/messages";
    }
    Optional<String> person = search.person(typed);
    if (person.isPresent()) {
      return "redirect:/console/messages?person=" + person.get();
    }
    return search.number(typed)
        ? "redirect:" + Filter.address(Map.of("q", typed))
        : "redirect:/console/messages?unclear";
  }

  @GetMapping("/console/messages")
  String messages(@RequestParam Map<String, String> query, Model model, Locale locale) {
    Filter filter = Filter.of(query);
    if (filter.q() != null && !search.number(filter.q())) {
      return search
          .person(filter.q())
          .map(person -> "redirect:/console/messages?person=" + person)
          .orElse("redirect:/console/messages?unclear");
    }
    MessageId before =
        Optional.ofNullable(query.get("before")).flatMap(MessageId::parse).orElse(null);
    List<MessageView> found =
        filter.q() != null ? search.find(filter.q()) : search.page(filter, before, ROWS + 1);
    boolean more = filter.q() == null && found.size() > ROWS;
    List<MessageView> shown = more ? found.subList(0, ROWS) : found;
    LocalizedFormatter w = consoleModelAdvice.words(locale);
    model.addAttribute("messages", shown);
    model.addAttribute("filter", filter);
    model.addAttribute("chips", chips(filter, w));
    model.addAttribute("unclear", query.containsKey("unclear"));
    model.addAttribute("later", before != null);
    model.addAttribute("first", Filter.address(filter.parts()));
    model.addAttribute("next", more ? filter.after(shown.get(ROWS - 1).messageId()) : null);
    model.addAttribute(
        "senders", partners.all().stream().filter(p -> !p.sends().isEmpty()).toList());
    model.addAttribute(
        "receivers", partners.all().stream().filter(p -> !p.receives().isEmpty()).toList());
    model.addAttribute("kinds", partners.kinds());
    model.addAttribute("states", states(w));
    model.addAttribute(
        "sentence",
        filter.q() != null || filter.person() != null && !more
            ? new StatusLine("calm", w.plural("messages.found", found.size()))
            : null);
    model.addAttribute("partnerNames", names(w));
    return "console/messages";
  }

  private static Map<String, String> states(LocalizedFormatter w) {
    Map<String, String> states = new LinkedHashMap<>();
    states.put(Links.INTAKE, w.text("state.INTAKE"));
    states.put(Links.QUEUED, w.text("state.QUEUED"));
    Arrays.stream(State.values()).forEach(state -> states.put(state.name(), w.state(state)));
    return states;
  }

  private Map<String, String> names(LocalizedFormatter w) {
    Map<String, String> names = new LinkedHashMap<>();
    for (PartnerProfile partner : partners.all()) {
      names.put(partner.id(), w.say(partner.name()));
    }
    return names;
  }

  private static List<Chip> chips(Filter filter, LocalizedFormatter w) {
    return filter.parts().entrySet().stream()
        .map(
            part -> {
              String value =
                  switch (part.getKey()) {
                    case "state" -> w.text("state." + part.getValue());
                    case "kind" -> w.kind(part.getValue());
                    case "person" -> w.text("filter.hidden");
                    default -> part.getValue();
                  };
              return new Chip(
                  w.text("filter." + part.getKey()) + ": " + value, filter.without(part.getKey()));
            })
        .toList();
  }
}

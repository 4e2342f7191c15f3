package id.blkhub.console;

import id.blkhub.journal.JournalSums;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What a code means, what the doors turned away, which keys there are. */
@Controller
class ReferencePages {
  private static final int REFUSALS = 100;

  private final ProblemPages problemPages;
  private final JournalSums sums;

  ReferencePages(ProblemPages problemPages, JournalSums sums) {
    this.problemPages = problemPages;
    this.sums = sums;
  }

  @GetMapping("/console/codes/{code}")
  String code(@PathVariable String code, Model model) {
    model.addAttribute("code", code);
    model.addAttribute(
        "paragraph",
        problemPages
            .paragraph(code)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    return "console/code";
  }

  @GetMapping("/console/refused")
  String refused(Model model) {
    model.addAttribute("refusals", sums.refusals(REFUSALS));
    return "console/refused";
  }

  @GetMapping("/console/keys")
  String keys() {
    return "console/keys";
  }
}

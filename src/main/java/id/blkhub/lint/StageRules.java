package id.blkhub.lint;

import java.util.Set;

/** What a route gets wrong when it does not take its batch through all stages, in their order. */
final class StageRules {
  static final LintRule STEP_ORDER =
      LintRule.stops(
          "HUB-L027",
          "\"%s\" menerima %s, tetapi di sini datang %s%s",
          "\"%s\" takes %s, but here come %s%s");
  static final LintRule UNFINISHED =
      LintRule.stops(
          "HUB-L028",
          "rute berakhir dengan %s, dan pesannya akan hilang; langkah terakhir haruslah %s",
          "the route ends with %s, and its messages would be lost; the last step must be %s");
  static final LintRule MAY_BE_LEFT_OUT =
      LintRule.stops(
          "HUB-L029",
          "\"%s\" ada di dalam \"%s\", sehingga dapat terlewat atau terulang; tulis sebagai langkah"
              + " rute itu sendiri",
          "\"%s\" stands inside \"%s\", where it may be left out or done twice; make it a step of"
              + " the route itself");
  static final LintRule SENDS_UNMAPPED =
      LintRule.stops(
          "HUB-L036",
          "\"%s\" akan mengirim %s; yang boleh dikirim hanya kiriman dalam bentuk mitra%s",
          "\"%s\" would send %s; only deliveries in the partner's form may be sent%s");
  static final LintRule CALLED_FOR_NOTHING =
      LintRule.stops(
          "HUB-L037", "panggilan ini tidak pernah terjadi: %s", "this call is never made: %s");
  static final LintRule NOT_SENT =
      LintRule.stops(
          "HUB-L038",
          "tidak ada panggilan yang mengirim %s; panggilan yang mengirim punya final=true",
          "no call sends %s; the call that delivers has final=true");
  static final LintRule OTHER_QUEUE =
      LintRule.stops(
          "HUB-L039",
          "\"%s\" adalah langkah rute yang membaca %s, bukan %s",
          "\"%s\" is a step of routes that read %s, not %s");
  static final LintRule NOT_TAKEN =
      LintRule.stops(
          "HUB-L065",
          "rute berakhir dengan %s: tanpa langkah \"intake-edge\" berkasnya tetap di inbox/ dan"
              + " tidak pernah diterima",
          "the route ends with %s: without the step \"intake-edge\" the files stay in inbox/ and"
              + " are never taken");

  /** Codes of mistakes for which even the hub's own routes must not run. */
  static final Set<String> CODES =
      Set.of(
          STEP_ORDER.code(),
          UNFINISHED.code(),
          MAY_BE_LEFT_OUT.code(),
          SENDS_UNMAPPED.code(),
          CALLED_FOR_NOTHING.code(),
          NOT_SENT.code(),
          OTHER_QUEUE.code(),
          NOT_TAKEN.code());

  private StageRules() {}
}

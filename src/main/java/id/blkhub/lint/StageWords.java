package id.blkhub.lint;

import id.blkhub.http.DeliveryKind;
import id.blkhub.message.Text;
import id.blkhub.step.StepType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Parts of the sentences about the stages of a route. */
final class StageWords {
  static final Text NONE = new Text("", "");
  static final Text DONE_ALREADY =
      new Text("; langkah ini sudah dikerjakan", "; this step is done already");
  static final Text ALL_SENT =
      new Text(
          "panggilan sebelumnya sudah mengirim semuanya",
          "the calls before it have sent everything");
  static final Text SAME_CALL =
      new Text("panggilan yang sama sudah ada", "the same call is made already");

  private static final Text FINAL_CALL =
      new Text(
          "panggilan partner-http dengan final=true", "a call of partner-http with final=true");

  private StageWords() {}

  /** What another component or keyword has made, as "here come ..." goes on. */
  static Text madeBy(String name) {
    return new Text("hasil \"" + name + '"', "results of \"" + name + '"');
  }

  /**
   * The steps one of which is wanted.
   *
   * @param orCall whether a call of a partner does as well
   */
  static Text either(List<StepType<?, ?>> steps, boolean orCall) {
    List<String> id = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (StepType<?, ?> step : steps) {
      id.add('"' + step.name() + '"');
      en.add('"' + step.name() + '"');
    }
    if (orCall) {
      id.add(FINAL_CALL.id());
      en.add(FINAL_CALL.en());
    }
    return new Text(String.join(" atau ", id), String.join(" or ", en));
  }

  /** What has to come before, as the tail of a sentence. */
  static Text before(Text steps) {
    return steps.en().isEmpty()
        ? NONE
        : new Text("; sebelumnya harus ada " + steps.id(), "; before it comes " + steps.en());
  }

  static Text kinds(Collection<DeliveryKind> kinds) {
    List<Text> words = kinds.stream().sorted().map(StageWords::kind).toList();
    return new Text(
        String.join(", ", words.stream().map(Text::id).toList()),
        String.join(", ", words.stream().map(Text::en).toList()));
  }

  private static Text kind(DeliveryKind kind) {
    return switch (kind) {
      case ORDINARY -> new Text("kiriman biasa", "ordinary deliveries");
      case VOID -> new Text("pembatalan (void)", "voids");
      case CORRECTION -> new Text("koreksi", "corrections");
    };
  }

  /** The queues a step reads, as their names are written. */
  static String queues(String reads) {
    return reads.endsWith(".") ? reads + "<partner>.<kind>" : reads;
  }
}

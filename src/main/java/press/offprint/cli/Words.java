package press.offprint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.offprint.pipeline.Status;
import press.offprint.pipeline.Summary;

/** Says a summary in a sentence. */
final class Words {
  private Words() {}

  static String of(Summary summary) {
    List<String> parts = new ArrayList<>();
    for (Status status : Status.values()) {
      int count = summary.count(status);
      if (count > 0) {
        parts.add(count + " " + status.label());
      }
    }
    String what = parts.isEmpty() ? "No posts" : String.join(", ", parts);
    return String.format(Locale.ROOT, "%s in %.1f s.", what, summary.millis() / 1000.0);
  }
}

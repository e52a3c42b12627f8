package press.offprint.cli;

import java.util.ArrayList;
import java.util.List;
import press.offprint.pipeline.Status;
import press.offprint.pipeline.Summary;

/** Says a summary in a sentence. */
final class Words {
  private Words() {}

  static String of(Summary summary) {
    return of(summary, seconds(summary.millis()));
  }

  /** The same, with another word for how long it took. */
  static String of(Summary summary, String seconds) {
    List<String> parts = new ArrayList<>();
    for (Status status : Status.values()) {
      int count = summary.count(status);
      if (count > 0) {
        parts.add(count + " " + status.label());
      }
    }
    String what = parts.isEmpty() ? "No posts" : String.join(", ", parts);
    return what + " in " + seconds + " s.";
  }

  /** Milliseconds as seconds, with one place after the point. */
  static String seconds(long millis) {
    long tenths = (millis + 50) / 100;
    return tenths / 10 + "." + tenths % 10;
  }
}

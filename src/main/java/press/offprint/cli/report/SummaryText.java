package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunSummary;

/** Says a summary in a sentence. */
public final class SummaryText {
  private SummaryText() {}

  static String of(RunSummary summary) {
    return of(summary, seconds(summary.millis()));
  }

  /** The same, with another word for how long it took. */
  static String of(RunSummary summary, String seconds) {
    List<String> parts = new ArrayList<>();
    for (ReceiptStatus status : ReceiptStatus.values()) {
      int count = summary.count(status);
      if (count > 0) {
        parts.add(count + " " + status.label());
      }
    }
    String what = parts.isEmpty() ? "No posts" : String.join(", ", parts);
    return what + " in " + seconds + " s.";
  }

  /** Milliseconds as seconds, with one place after the point. */
  public static String seconds(long millis) {
    long tenths = (millis + 50) / 100;
    return tenths / 10 + "." + tenths % 10;
  }
}

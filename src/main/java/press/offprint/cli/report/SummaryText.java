package press.offprint.cli.report;

import java.util.ArrayList;
import java.util.List;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunSummary;

/** A run summary as a sentence. */
public final class SummaryText {
  private SummaryText() {}

  static String of(RunSummary summary) {
    return of(summary, seconds(summary.millis()));
  }

  /** Returns the sentence with another text for the duration. */
  static String of(RunSummary summary, String seconds) {
    List<String> parts = new ArrayList<>();
    for (ReceiptStatus status : ReceiptStatus.values()) {
      int count = summary.count(status);
      if (count > 0) {
        parts.add(count + " " + status.label());
      }
    }
    String counts = parts.isEmpty() ? "No posts" : String.join(", ", parts);
    int pages = summary.completed().size();
    String later =
        pages == 0
            ? ""
            : " Later, "
                + (pages == 1 ? "1 page got copies of its" : pages + " pages got copies of their")
                + " pictures.";
    String stopped = summary.stopped() ? " The run was stopped; the next one does the rest." : "";
    return counts + " in " + seconds + " s." + later + stopped;
  }

  /** Returns milliseconds as seconds with one decimal. */
  public static String seconds(long millis) {
    long tenths = (millis + 50) / 100;
    return tenths / 10 + "." + tenths % 10;
  }
}

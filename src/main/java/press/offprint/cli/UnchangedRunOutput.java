package press.offprint.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import press.offprint.cli.report.SummaryText;
import press.offprint.pipeline.UnchangedRunCache.Output;

/** The repeated output of a run that found nothing to do, with the time that this run took. */
final class UnchangedRunOutput {
  private UnchangedRunOutput() {}

  /** Prints a saved output. Returns false if there is none. */
  static boolean of(Optional<Output> saved, long millis) {
    if (saved.isPresent()) {
      print(saved.get().out(), millis, System.out);
      print(saved.get().err(), millis, System.err);
    }
    return saved.isPresent();
  }

  private static void print(List<String> lines, long millis, PrintStream stream) {
    if (lines.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append(System.lineSeparator());
    }
    String now =
        text.toString()
            .replace(Output.MILLIS, Long.toString(millis))
            .replace(Output.SECONDS, SummaryText.seconds(millis));
    byte[] bytes = now.getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }
}

package press.offprint.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import press.offprint.cli.report.SummaryText;
import press.offprint.pipeline.UnchangedRunCache.Output;

/** Says again what a run said, with the time that it took now. */
final class UnchangedRunOutput {
  private UnchangedRunOutput() {}

  /** Tells whether there was something to say again. */
  static boolean of(Optional<Output> known, long millis) {
    if (known.isPresent()) {
      print(known.get().out(), millis, System.out);
      print(known.get().err(), millis, System.err);
    }
    return known.isPresent();
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

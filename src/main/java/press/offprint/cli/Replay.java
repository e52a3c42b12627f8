package press.offprint.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import press.offprint.pipeline.Standstill.Said;

/** Says again what a run said, with the time that it took now. */
final class Replay {
  private Replay() {}

  static void of(Said said, long millis) {
    print(said.out(), millis, System.out);
    print(said.err(), millis, System.err);
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
            .replace(Said.MILLIS, Long.toString(millis))
            .replace(Said.SECONDS, Words.seconds(millis));
    byte[] bytes = now.getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }
}

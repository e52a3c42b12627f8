package press.offprint.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site of two posts in a temporary folder, and the command line that publishes it. */
abstract class SmallSite {
  @TempDir Path project;

  @BeforeEach
  final void aSiteOfTwoPosts() throws IOException {
    write("content/posts/first.md", "---\ntitle: First\ndate: 2026-01-02\n---\n\nHello.\n");
    write("content/posts/second.md", "---\ntitle: Second\ndate: 2026-01-03\n---\n\nHello again.\n");
  }

  final void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  final Result offprint(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of(more));
    if (!command.startsWith("-")) {
      arguments.addAll(1, List.of("-C", project.toString()));
    }
    return commandLine(arguments.toArray(String[]::new));
  }

  /** Runs the command line in the current folder. */
  static Result commandLine(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
    ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
    System.setOut(new PrintStream(caughtOut, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(caughtErr, true, StandardCharsets.UTF_8));
    try {
      int code = Main.run(arguments);
      return new Result(
          code,
          caughtOut.toString(StandardCharsets.UTF_8),
          caughtErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  record Result(int code, String out, String err) {
    List<JsonNode> json() throws IOException {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : out.lines().toList()) {
        lines.add(new ObjectMapper().readTree(line));
      }
      return lines;
    }

    JsonNode line(String source) throws IOException {
      return json().stream()
          .filter(line -> line.path("source").asText().equals(source))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No line for " + source + " in " + out + err));
    }

    String statusOf(String source) throws IOException {
      return line(source).get("status").asText();
    }
  }
}

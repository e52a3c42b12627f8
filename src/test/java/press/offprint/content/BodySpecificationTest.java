package press.offprint.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.model.Article;
import press.offprint.model.Footnote;
import press.offprint.model.problem.Problem;

/**
 * The examples in {@code content/spec}: the Markdown of a post, and the expected body and problems.
 * With {@code -Dgolden=write} the expectations are replaced by the actual results.
 */
class BodySpecificationTest {
  private static final Path FOLDER = Path.of("src/test/resources/press/offprint/content/spec");
  private static final String NAME = "=== ";
  private static final String OUT = "--- out";

  private record Example(String name, String in, String out) {}

  @TestFactory
  List<DynamicNode> every_example_gives_the_expected_body() throws IOException {
    List<DynamicNode> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        List<Example> examples = read(file);
        if ("write".equals(System.getProperty("golden"))) {
          renew(file, examples);
        }
        for (Example example : examples) {
          String name = file.getFileName() + ": " + example.name();
          tests.add(
              DynamicTest.dynamicTest(
                  name, () -> assertEquals(example.out(), run(file, example.in()))));
        }
      }
    }
    return tests;
  }

  // The examples of one file are posts of MDX.
  private static String run(Path file, String in) {
    boolean mdx = file.getFileName().toString().equals("mdx-posts.txt");
    ReadResult<Article> reading = mdx ? ContentPosts.readMdx(in) : ContentPosts.read(in);
    if (reading instanceof ReadResult.Rejected<Article> rejected) {
      return "rejected\n" + problems(rejected.problems());
    }
    Article article = ((ReadResult.Accepted<Article>) reading).value();
    StringBuilder out = new StringBuilder(article.content().body()).append('\n');
    for (Footnote note : article.content().notes()) {
      out.append("note ").append(note.number()).append(": ").append(note.markup()).append('\n');
    }
    return out.append(problems(article.problems())).toString();
  }

  private static String problems(List<Problem> problems) {
    StringBuilder out = new StringBuilder();
    for (Problem problem : problems) {
      // A problem with several places is shown once for each.
      for (int place = 0; place < problem.places(); place++) {
        List<Integer> lines = problem.lines();
        out.append("problem: line ");
        out.append(place < lines.size() ? lines.get(place) : problem.line());
        out.append(' ').append(problem.code()).append('\n');
      }
    }
    return out.toString();
  }

  private static List<Example> read(Path file) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String part : ("\n" + Files.readString(file)).split("\n" + NAME, -1)) {
      int end = part.indexOf('\n');
      int out = part.indexOf("\n" + OUT + "\n");
      if (end > 0 && out > 0) {
        String expected = part.substring(out + OUT.length() + 2);
        String in = out < end + 1 ? "" : part.substring(end + 1, out);
        examples.add(new Example(part.substring(0, end), in, expected.stripTrailing() + "\n"));
      }
    }
    return examples;
  }

  private static void renew(Path file, List<Example> examples) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Example example : examples) {
      text.append(NAME).append(example.name()).append('\n').append(example.in());
      text.append('\n').append(OUT).append('\n').append(run(file, example.in())).append('\n');
    }
    Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}

package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.ReceiptStatus;

/**
 * Each folder below {@code src/test/golden} is a small site: {@code in/} is published, and the
 * output equals {@code golden/}. Ebooks are stored there unpacked, PDFs as page count, outline and
 * text, images and fonts as a line in a list.
 *
 * <p>{@code mvn test -Dtest='*GoldenTest' -Dgolden=write} writes them again. Read the difference
 * before you commit it.
 */
class GoldenTest {
  private static final Path SITES = Path.of("src/test/golden");

  private static final Pattern SIZE =
      Pattern.compile(
          "( length=\"|\"size_in_bytes\": |class=\"page-(?:kind|file)\"[^>]*>[^<]*(?:</span>)? ?<bdi>)[\\d.,]+");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> the_published_files_equal_the_golden_folder() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(Path.of("target/fonts/.complete")),
        "The build could not fetch all fonts, and other fonts make other lines: skipped");
    try (Stream<Path> sites = Files.list(SITES)) {
      return sites.filter(Files::isDirectory).sorted().toList().stream()
          .map(site -> DynamicTest.dynamicTest(site.getFileName().toString(), () -> check(site)));
    }
  }

  private void check(Path site) throws IOException {
    Path golden = site.resolve("golden");
    Map<String, String> made = published(site);
    if ("write".equals(System.getProperty("golden"))) {
      Run.deleteAll(golden);
      write(golden, made);
    }
    Map<String, String> kept = read(golden);
    assertThat(made.keySet()).isEqualTo(kept.keySet());
    made.forEach((name, text) -> assertThat(text).as(name).isEqualTo(kept.get(name)));
  }

  private Map<String, String> published(Path site) throws IOException {
    Path in = site.resolve("in");
    Path output = folder.resolve(site.getFileName());
    Run run = Run.of(settings(in.toAbsolutePath(), output));
    assertThat(run.with(ReceiptStatus.REJECTED)).isEmpty();
    Map<String, String> texts = new TreeMap<>();
    StringBuilder others = new StringBuilder();
    for (String name : Run.tree(output).keySet()) {
      if (name.equals("search/search.js")) {
        others.append(name).append('\n'); // The template as it is.
        continue;
      }
      texts.putAll(ComparableText.of(name, Files.readAllBytes(output.resolve(name)), others));
    }
    // Pages and feeds contain the size of a PDF or an ebook; a difference of some bytes is ignored.
    texts.replaceAll((name, text) -> SIZE.matcher(text).replaceAll("$1…"));
    texts.put("files.txt", others.toString());
    texts.put("problems.txt", problems(run));
    return texts;
  }

  private static String problems(Run run) {
    StringBuilder problems = new StringBuilder();
    new TreeMap<>(run.receipts())
        .forEach(
            (source, receipt) -> {
              problems.append(source).append(": ").append(receipt.status()).append('\n');
              for (Problem problem : receipt.problems()) {
                problems.append("  ").append(problem.line()).append(' ').append(problem.code());
                problems.append(' ').append(problem.message()).append('\n');
              }
            });
    return problems.toString();
  }

  private static PublishSettings settings(Path project, Path output) {
    return new PublishSettings(
        project,
        project.resolve("content"),
        output,
        Run.state(output),
        Optional.empty(),
        Set.of(),
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        InstantSource.fixed(Run.NOW));
  }

  private static void write(Path golden, Map<String, String> texts) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = golden.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }

  private static Map<String, String> read(Path golden) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    if (!Files.isDirectory(golden)) {
      return texts;
    }
    try (Stream<Path> files = Files.walk(golden)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(golden.relativize(file).toString(), Files.readString(file));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return texts;
  }
}

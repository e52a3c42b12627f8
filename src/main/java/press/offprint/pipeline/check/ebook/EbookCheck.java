package press.offprint.pipeline.check.ebook;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** The check of ebooks against the rules of stores. Writes nothing. */
public final class EbookCheck {
  private final Path output;
  private final List<Path> places;
  private final boolean strict;

  /**
   * Creates a check.
   *
   * @param output the folder of published files
   * @param places ebooks and folders of ebooks; empty for the whole output
   * @param strict whether an ebook with a warning is rejected
   */
  public EbookCheck(Path output, List<Path> places, boolean strict) {
    this.output = output;
    this.places = places.isEmpty() ? List.of(output) : List.copyOf(places);
    this.strict = strict;
  }

  /**
   * Checks every ebook. The listener gets a receipt for each, with its path below the output.
   *
   * @throws OffprintException if there is no ebook, or if a folder cannot be read
   */
  public RunSummary run(RunListener listener) {
    long started = System.nanoTime();
    List<Path> ebooks = ebooks();
    if (ebooks.isEmpty()) {
      throw new OffprintException(
          ExitCode.USAGE,
          "There is no ebook in "
              + places.stream().map(Path::toString).collect(joining(", "))
              + ".",
          "Publish first: offprint publish --to epub.",
          null);
    }
    listener.begins(ebooks.size());
    Map<ReceiptStatus, Integer> counts = new EnumMap<>(ReceiptStatus.class);
    for (Path ebook : ebooks) {
      List<Problem> problems = problems(ebook);
      boolean unreadable = problems.stream().anyMatch(p -> p.code() == ProblemCode.EDITION_FAILED);
      boolean rejected = unreadable || (strict && !problems.isEmpty());
      ReceiptStatus status = rejected ? ReceiptStatus.REJECTED : ReceiptStatus.CHECKED;
      counts.merge(status, 1, Integer::sum);
      Path shown = ebook.startsWith(output) ? output.relativize(ebook) : ebook;
      String name = shown.toString().replace('\\', '/');
      listener.ended(new Receipt(name, status, problems));
    }
    ExitCode exitCode =
        counts.containsKey(ReceiptStatus.REJECTED) ? ExitCode.REJECTED : ExitCode.OK;
    long millis = (System.nanoTime() - started) / 1_000_000;
    RunSummary summary = new RunSummary(counts, List.of(), List.of(), exitCode, millis);
    listener.closes(summary);
    return summary;
  }

  private List<Path> ebooks() {
    List<Path> ebooks = new ArrayList<>();
    for (Path place : places) {
      if (!Files.exists(place)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(place)) {
        files
            .filter(file -> file.getFileName().toString().endsWith(".epub"))
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(ebooks::add);
      } catch (IOException | UncheckedIOException e) {
        throw new OffprintException(
            ExitCode.USAGE,
            "The folder " + place + " cannot be read: " + e.getMessage(),
            "Check its permissions.",
            e);
      }
    }
    return ebooks;
  }

  private static List<Problem> problems(Path ebook) {
    try {
      return StoreRules.problems(EbookFile.read(ebook));
    } catch (IOException e) {
      return List.of(
          Problem.error(
              ProblemCode.EDITION_FAILED,
              0,
              "The ebook cannot be read: " + e.getMessage(),
              "Write it again: offprint verify --repair, then offprint publish."));
    }
  }
}

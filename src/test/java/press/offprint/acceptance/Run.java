package press.offprint.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import press.offprint.model.RenditionInfo;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** One run of Offprint, with the receipt of each source. */
public record Run(Path output, Map<String, Receipt> receipts, RunSummary summary) {
  /** The time of all runs in tests. */
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final Map<Path, Run> SHARED = new ConcurrentHashMap<>();

  /** Returns the run over the sample posts, which is shared by all tests. */
  public static Run samples() {
    return shared(Path.of("content"), "samples");
  }

  /** Returns the run over a folder of posts, which is shared by all tests. */
  public static Run shared(Path content, String name) {
    return SHARED.computeIfAbsent(
        content,
        folder -> {
          Path output = Path.of("target", "published", name);
          deleteAll(output);
          deleteAll(state(output));
          return of(settings(folder, output));
        });
  }

  public static PublishSettings settings(Path content, Path output) {
    return settings(content, output, Set.of());
  }

  /** Returns {@link #settings(Path, Path)} for some editions only. */
  static PublishSettings settings(Path content, Path output, Set<String> editions) {
    return new PublishSettings(
        Path.of("").toAbsolutePath(),
        content.toAbsolutePath().normalize(),
        output.toAbsolutePath().normalize(),
        state(output),
        Optional.empty(),
        editions,
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        InstantSource.fixed(NOW));
  }

  /** Returns the settings with another number of threads. */
  static PublishSettings withThreads(PublishSettings s, int threads) {
    return new PublishSettings(
        s.project(),
        s.content(),
        s.output(),
        s.state(),
        s.config(),
        s.editions(),
        s.paths(),
        s.strict(),
        s.drafts(),
        s.future(),
        s.force(),
        s.allowEmpty(),
        s.waiting(),
        threads,
        s.clock());
  }

  public static Run of(PublishSettings settings) {
    Map<String, Receipt> receipts = new TreeMap<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            receipts.put(receipt.source(), receipt);
          }
        };
    try (Publisher publisher = Publisher.open(settings, listener)) {
      RunSummary summary = publisher.publish();
      return new Run(settings.output(), receipts, summary);
    }
  }

  Receipt receipt(String source) {
    return Optional.ofNullable(receipts.get(source))
        .orElseThrow(
            () -> new AssertionError("No receipt for " + source + " in " + receipts.keySet()));
  }

  List<Receipt> with(ReceiptStatus status) {
    return receipts.values().stream().filter(r -> r.status() == status).toList();
  }

  static List<ProblemCode> codes(Receipt receipt) {
    return receipt.problems().stream().map(Problem::code).toList();
  }

  /** Returns a state folder for an output folder of a test, beside it. */
  static Path state(Path output) {
    Path folder = output.toAbsolutePath().normalize();
    return folder.resolveSibling(folder.getFileName() + ".state");
  }

  /** Returns the files of one edition, by source. */
  public Map<String, Path> files(String edition) {
    Map<String, Path> files = new TreeMap<>();
    for (Receipt receipt : receipts.values()) {
      for (RenditionInfo download : receipt.renditions()) {
        if (download.edition().equals(edition)) {
          files.put(receipt.source(), output.resolve(download.path()));
        }
      }
    }
    return files;
  }

  /** Returns the SHA-256 of every published file, by path. */
  static Map<String, String> tree(Path output) {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = output.relativize(file).toString();
        tree.put(name, Bytes.owning(Files.readAllBytes(file)).sha256());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree;
  }

  static void deleteAll(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = new ArrayList<>(files.toList());
      java.util.Collections.reverse(deepestFirst);
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package press.offprint.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;

/** A publisher that watches a small project of one test, and its receipts. */
final class WatchingPublisher implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path project;
  private final Publisher publisher;
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final List<Set<String>> runs = new CopyOnWriteArrayList<>();
  private final List<String> completed = new CopyOnWriteArrayList<>();
  private final Set<String> current = ConcurrentHashMap.newKeySet();

  private WatchingPublisher(PublishSettings settings) {
    project = settings.project();
    RunListener listener =
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            receipts.add(receipt);
            current.add(receipt.source());
          }

          @Override
          public void closes(RunSummary summary) {
            runs.add(Set.copyOf(current));
            summary.completed().forEach(page -> completed.add(page.path()));
            current.clear();
          }

          @Override
          public void notice(String text) {
            notices.add(text);
          }
        };
    publisher = Publisher.open(settings, listener);
  }

  static WatchingPublisher over(Path project, String... editions) {
    return over(project, InstantSource.system(), editions);
  }

  static WatchingPublisher over(Path project, InstantSource clock, String... editions) {
    WatchingPublisher watching = new WatchingPublisher(settings(project, clock, editions));
    watching.publisher.watch();
    return watching;
  }

  static PublishSettings settings(Path project, InstantSource clock, String... editions) {
    return new PublishSettings(
        project,
        project.resolve("content"),
        project.resolve("output"),
        project.resolve(".offprint"),
        Optional.empty(),
        Set.of(editions),
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        clock);
  }

  /** Writes a post of some words below {@code content/}. No run sees a part of the file. */
  static void post(Path project, String source, String title, String words) {
    try {
      Path file = project.resolve("content").resolve(source);
      Files.createDirectories(file.getParent());
      Path part = Files.writeString(project.resolve("post.part"), text(title, words));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String title, String words) {
    return "---\ntitle: " + title + "\ndate: 2001-03-01\n---\n\n" + words + "\n";
  }

  List<Receipt> receipts(String source) {
    return receipts.stream().filter(receipt -> receipt.source().equals(source)).toList();
  }

  /** Waits for a notice that contains {@code words}. */
  void awaitNotice(String words) {
    await().atMost(PATIENCE).until(() -> notices.stream().anyMatch(n -> n.contains(words)));
  }

  List<String> notices() {
    return notices;
  }

  /** Returns the paths of the pages that got the copies of their pictures, as reported. */
  List<String> completed() {
    return completed;
  }

  /** Returns the sources that each finished run has reported. */
  List<Set<String>> runs() {
    return runs;
  }

  RunSummary publish(RunRequest request) {
    return publisher.publish(request);
  }

  /** Returns all sources that have a receipt. */
  List<String> sources() {
    return receipts.stream().map(Receipt::source).distinct().toList();
  }

  /**
   * Waits until the last receipt of a source has {@code status}. Files are stored before the
   * receipt is sent.
   */
  void awaitReceipt(String source, ReceiptStatus status) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<Receipt> reported = receipts(source);
              return !reported.isEmpty() && reported.get(reported.size() - 1).status() == status;
            });
  }

  void awaitRejected(String source, String words) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                receipts(source).stream()
                    .filter(receipt -> receipt.status() == ReceiptStatus.REJECTED)
                    .flatMap(receipt -> receipt.problems().stream())
                    .map(Problem::message)
                    .anyMatch(message -> message.contains(words)));
  }

  void awaitPage(String place, String words) {
    await().atMost(PATIENCE).until(() -> page(place).contains(words));
  }

  /** Returns the page at a path; empty if there is none. */
  String page(String place) {
    return read(project.resolve("output").resolve(place).resolve("index.html"));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    publisher.close();
  }
}

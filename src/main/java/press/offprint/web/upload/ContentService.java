package press.offprint.web.upload;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;

/**
 * What people may have done. The source of a post is never deleted: what is withdrawn or replaced
 * is set aside in the content folder's {@code .withdrawn}, which the press passes over.
 */
public final class ContentService {
  /** Where what arrives waits, below the content folder so that it can be moved in whole. */
  private static final String INCOMING = ".incoming";

  private static final String ASIDE = ".withdrawn";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Publisher publisher;
  private final Path content;
  private final ContentPaths folders;

  public ContentService(Publisher publisher) {
    this.publisher = publisher;
    this.content = publisher.settings().content();
    this.folders = new ContentPaths(content);
  }

  /** Where the server shall put what it receives until {@link #take}. */
  public Path inbox() {
    return publisher.settings().output().resolve(".offprint/inbox");
  }

  /** One file as it was received: {@code name} may hold folders. */
  public record Received(String name, Path file) {}

  /**
   * Puts what was received into the content folder, where the press finds it: pictures before the
   * posts that show them.
   *
   * @param folder below the content folder, empty for the content folder itself
   * @param replace whether what stands there already is set aside
   * @return the new files, relative to the content folder
   */
  public List<String> take(List<Received> received, String folder, boolean replace) {
    Path waiting = waiting();
    try {
      UploadStaging incoming = new UploadStaging(waiting);
      for (Received file : received) {
        incoming.take(file.name(), file.file());
      }
      if (incoming.files().isEmpty()) {
        throw new ContentServiceException(400, "Nothing that could be published came.");
      }
      String prefix = folder.isEmpty() ? "" : SafeName.of(folder) + "/";
      return store(incoming.files(), prefix, replace);
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "What came could not be stored: " + e.getMessage() + ".", e);
    } finally {
      clear(waiting);
    }
  }

  private List<String> store(Map<String, Path> files, String prefix, boolean replace)
      throws IOException {
    List<String> names = new ArrayList<>(files.keySet());
    names.sort(Comparator.comparing(SafeName::isPost).thenComparing(Comparator.naturalOrder()));
    for (String name : names) {
      Path place = content.resolve(prefix + name);
      boolean there = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
      if (there && !(replace && Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS))) {
        throw new ContentServiceException(
            409, "\"" + prefix + name + "\" is there already. Choose to replace it, or rename it.");
      }
    }
    String stamp = now();
    List<String> stored = new ArrayList<>();
    for (String name : names) {
      Path place = folders.place(prefix + name);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        // A copy, so that the post is there at every moment: the new one is moved over it.
        Path aside = content.resolve(ASIDE).resolve(stamp).resolve(prefix + name);
        Files.createDirectories(aside.getParent());
        Files.copy(place, aside);
      }
      ContentPaths.move(files.get(name), place);
      stored.add(prefix + name);
    }
    return stored;
  }

  /**
   * Sets a post aside: a bundle with all of its files. The press then withdraws its editions.
   *
   * @return all posts that went with it
   */
  public List<String> withdraw(String source) {
    Path file = content.resolve(SafeName.of(source));
    if (!SafeName.isPost(source) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContentServiceException(404, "There is no post \"" + source + "\".");
    }
    boolean bundle =
        file.getFileName().toString().matches("index\\.(md|markdown)")
            && !file.getParent().equals(content);
    Path what = bundle ? file.getParent() : file;
    try {
      List<String> posts = posts(what);
      Path aside =
          content.resolve(ASIDE).resolve(now()).resolve(content.relativize(what).toString());
      ContentPaths.move(what, aside);
      folders.tidy(what);
      return posts;
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "\"" + source + "\" could not be set aside: " + e.getMessage() + ".", e);
    }
  }

  private List<String> posts(Path what) throws IOException {
    try (Stream<Path> files = Files.walk(what)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> content.relativize(file).toString().replace('\\', '/'))
          .filter(SafeName::isPost)
          .toList();
    }
  }

  /** What is set aside: each with the name that {@link #restore} takes, newest first. */
  public List<String> withdrawn() {
    Path aside = content.resolve(ASIDE);
    if (!Files.isDirectory(aside)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(aside)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> aside.relativize(file).toString().replace('\\', '/'))
          .filter(SafeName::isPost)
          .sorted(Comparator.reverseOrder())
          .limit(200)
          .toList();
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "What is set aside cannot be listed: " + e.getMessage(), e);
    }
  }

  /** Puts back what was set aside; a bundle with all of its files. */
  public void restore(String name) {
    String safe = SafeName.of(name);
    Path file = content.resolve(ASIDE).resolve(safe);
    int cut = safe.indexOf('/');
    if (cut < 0 || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContentServiceException(404, "\"" + name + "\" is not set aside.");
    }
    boolean bundle = file.getFileName().toString().matches("index\\.(md|markdown)");
    String where = safe.substring(cut + 1);
    String goal =
        bundle && where.contains("/") ? where.substring(0, where.lastIndexOf('/')) : where;
    Path what = bundle && where.contains("/") ? file.getParent() : file;
    try {
      Path place = folders.place(goal);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(goal);
      }
      ContentPaths.move(what, place);
      folders.tidy(what);
    } catch (FileAlreadyExistsException e) {
      throw new ContentServiceException(409, "\"" + goal + "\" is there already.", e);
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "It could not be put back: " + e.getMessage() + ".", e);
    }
  }

  /** Has the press publish; waits until it is done. */
  public RunSummary publish(RunRequest request) {
    return publisher.publish(request);
  }

  /** Publishes what a request names, and reports every source of it to {@code client}. */
  public RunSummary publish(RunRequest request, RunListener client) {
    return publisher.publish(request, client);
  }

  /** Has the press run one route; waits until it is done. */
  public RunSummary trigger(String route, List<String> sources, RunListener client) {
    return publisher.trigger(route, sources, client);
  }

  private Path waiting() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(content.resolve(INCOMING)), "upload");
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "What came could not be stored: " + e.getMessage() + ".", e);
    }
  }

  private String now() {
    return STAMP.format(publisher.settings().clock().instant());
  }

  private void clear(Path waiting) {
    try {
      ContentPaths.deleteAll(waiting);
      folders.tidy(waiting);
    } catch (IOException e) {
      // It lies in a hidden folder and is swept away with the next one.
    }
  }
}

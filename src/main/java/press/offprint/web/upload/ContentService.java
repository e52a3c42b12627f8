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
 * Uploads, withdrawals and restorations of posts. No source is deleted: a withdrawn or replaced
 * file is moved to {@code .withdrawn} in the content folder, which is not published.
 */
public final class ContentService {
  /** The folder for uploads, in the content folder so that files can be moved atomically. */
  private static final String INCOMING = ".incoming";

  private static final String WITHDRAWN = ".withdrawn";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Publisher publisher;
  private final Path content;
  private final ContentPaths paths;

  public ContentService(Publisher publisher) {
    this.publisher = publisher;
    this.content = publisher.settings().content();
    this.paths = new ContentPaths(content);
  }

  /** Returns the folder for received files until {@link #take}. */
  public Path inbox() {
    return Publisher.state(publisher.settings()).resolve("inbox");
  }

  /** A received file. Its {@code name} may contain folders. */
  public record Received(String name, Path file) {}

  /**
   * Moves received files into the content folder, images before the posts that show them.
   *
   * @param folder relative to the content folder, empty for the content folder itself
   * @param replace true to replace files that exist
   * @return the new files, relative to the content folder
   * @throws ContentServiceException if a name is invalid, a file exists or the upload is too large
   */
  public List<String> take(List<Received> received, String folder, boolean replace) {
    Path staging = createStaging();
    try {
      UploadStaging upload = new UploadStaging(staging);
      for (Received file : received) {
        upload.take(file.name(), file.file());
      }
      if (upload.files().isEmpty()) {
        throw new ContentServiceException(
            400, "The upload contains no file that can be published.");
      }
      String prefix = folder.isEmpty() ? "" : SafeName.of(folder) + "/";
      return store(upload.files(), prefix, replace);
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "The upload could not be stored: " + e.getMessage() + ".", e);
    } finally {
      clear(staging);
    }
  }

  private List<String> store(Map<String, Path> files, String prefix, boolean replace)
      throws IOException {
    List<String> names = new ArrayList<>(files.keySet());
    names.sort(Comparator.comparing(SafeName::isPost).thenComparing(Comparator.naturalOrder()));
    for (String name : names) {
      Path place = content.resolve(prefix + name);
      boolean exists = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
      if (exists && !(replace && Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS))) {
        throw new ContentServiceException(
            409,
            "\"" + prefix + name + "\" exists already. Choose to replace it, or rename the file.");
      }
    }
    String stamp = now();
    List<String> stored = new ArrayList<>();
    for (String name : names) {
      Path place = paths.resolve(prefix + name);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        // The old file is copied, not moved, so that the post exists at every moment.
        Path withdrawn = content.resolve(WITHDRAWN).resolve(stamp).resolve(prefix + name);
        Files.createDirectories(withdrawn.getParent());
        Files.copy(place, withdrawn);
      }
      ContentPaths.move(files.get(name), place);
      stored.add(prefix + name);
    }
    return stored;
  }

  /**
   * Withdraws a post, a bundle with all of its files. The next run removes its renditions.
   *
   * @return all posts that were withdrawn
   * @throws ContentServiceException if there is no such post
   */
  public List<String> withdraw(String source) {
    Path file = content.resolve(SafeName.of(source));
    if (!SafeName.isPost(source) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContentServiceException(404, "There is no post \"" + source + "\".");
    }
    boolean bundle =
        file.getFileName().toString().matches("index\\.(md|markdown)")
            && !file.getParent().equals(content);
    Path moved = bundle ? file.getParent() : file;
    try {
      List<String> posts = posts(moved);
      Path withdrawn =
          content.resolve(WITHDRAWN).resolve(now()).resolve(content.relativize(moved).toString());
      ContentPaths.move(moved, withdrawn);
      paths.deleteEmptyFolders(moved);
      return posts;
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "\"" + source + "\" could not be withdrawn: " + e.getMessage() + ".", e);
    }
  }

  private List<String> posts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> content.relativize(file).toString().replace('\\', '/'))
          .filter(SafeName::isPost)
          .toList();
    }
  }

  /** Returns the names of the withdrawn posts for {@link #restore}, newest first. */
  public List<String> withdrawn() {
    Path withdrawn = content.resolve(WITHDRAWN);
    if (!Files.isDirectory(withdrawn)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(withdrawn)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> withdrawn.relativize(file).toString().replace('\\', '/'))
          .filter(SafeName::isPost)
          .sorted(Comparator.reverseOrder())
          .limit(200)
          .toList();
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "The withdrawn posts cannot be listed: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Restores a withdrawn post, a bundle with all of its files.
   *
   * @throws ContentServiceException if there is no such post, or a file is in its place
   */
  public void restore(String name) {
    String safe = SafeName.of(name);
    Path file = content.resolve(WITHDRAWN).resolve(safe);
    int cut = safe.indexOf('/');
    if (cut < 0 || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContentServiceException(404, "\"" + name + "\" is not withdrawn.");
    }
    boolean bundle = file.getFileName().toString().matches("index\\.(md|markdown)");
    String source = safe.substring(cut + 1);
    String goal =
        bundle && source.contains("/") ? source.substring(0, source.lastIndexOf('/')) : source;
    Path moved = bundle && source.contains("/") ? file.getParent() : file;
    try {
      Path place = paths.resolve(goal);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(goal);
      }
      ContentPaths.move(moved, place);
      paths.deleteEmptyFolders(moved);
    } catch (FileAlreadyExistsException e) {
      throw new ContentServiceException(
          409, "\"" + goal + "\" exists already. Rename or move it first.", e);
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "\"" + goal + "\" could not be restored: " + e.getMessage() + ".", e);
    }
  }

  /** Publishes posts, and returns when the run is over. */
  public RunSummary publish(RunRequest request) {
    return publisher.publish(request);
  }

  /** Publishes what a request names, and reports every source of it to {@code client}. */
  public RunSummary publish(RunRequest request, RunListener client) {
    return publisher.publish(request, client);
  }

  /** Runs one route, and returns when the run is over. */
  public RunSummary trigger(String route, List<String> sources, RunListener client) {
    return publisher.trigger(route, sources, client);
  }

  private Path createStaging() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(content.resolve(INCOMING)), "upload");
    } catch (IOException e) {
      throw new ContentServiceException(
          500, "The upload could not be stored: " + e.getMessage() + ".", e);
    }
  }

  private String now() {
    return STAMP.format(publisher.settings().clock().instant());
  }

  private void clear(Path staging) {
    try {
      ContentPaths.deleteAll(staging);
      paths.deleteEmptyFolders(staging);
    } catch (IOException e) {
      // The folder is hidden, and so is not published.
    }
  }
}

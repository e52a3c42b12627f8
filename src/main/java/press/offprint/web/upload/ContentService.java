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
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import press.offprint.model.text.MarkdownFileName;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.FolderDeletion;
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

  private static final Logger LOG = Logger.getLogger(ContentService.class.getName());
  private static final String WITHDRAWN = ".withdrawn";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Publisher publisher;
  private final Path content;
  private final ContentPaths paths;

  // One change at a time: a change checks first what exists. The staging folder is part of it.
  private final ReentrantLock changes = new ReentrantLock();

  public ContentService(Publisher publisher) {
    this.publisher = publisher;
    this.content = publisher.settings().content();
    this.paths = new ContentPaths(content);
  }

  /** Deletes what an earlier server received and did not store. */
  public void open() {
    delete(inbox());
  }

  /** Returns a folder for the received files of one request, until {@link #delete}. */
  public Path newInbox() {
    return inbox().resolve(UUID.randomUUID().toString());
  }

  private Path inbox() {
    return ProjectOperations.state(publisher.settings()).resolve("inbox");
  }

  /** Deletes received files. Returns false if some are left, because one was just created. */
  public boolean delete(Path inbox) {
    try {
      FolderDeletion.deleteAll(inbox);
      return true;
    } catch (IOException e) {
      LOG.log(Level.FINE, "The received files in {0} cannot be deleted yet", inbox);
      return false;
    }
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
      return inTurn(() -> store(upload.files(), prefix, replace));
    } catch (IOException e) {
      throw ContentServiceException.failed("The upload could not be stored", e);
    } finally {
      clear(staging);
    }
  }

  /** A change of the content folder. */
  private interface Change<T> {
    T make() throws IOException;
  }

  private <T> T inTurn(Change<T> change) throws IOException {
    changes.lock();
    try {
      return change.make();
    } finally {
      changes.unlock();
    }
  }

  private List<String> store(Map<String, Path> files, String prefix, boolean replace)
      throws IOException {
    List<String> names = new ArrayList<>(files.keySet());
    names.sort(Comparator.comparing(SafeName::isPost).thenComparing(Comparator.naturalOrder()));
    for (String name : names) {
      Path place = content.resolve(prefix + name);
      boolean exists = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
      if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        throw ContentServiceException.fileAndFolder(prefix + name);
      }
      paths.requireFolders(prefix + name);
      if (exists && !(replace && Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS))) {
        throw exists(prefix + name);
      }
    }
    String stamp = unusedStamp();
    List<String> stored = new ArrayList<>();
    for (String name : names) {
      Path place = paths.resolve(prefix + name);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        // The old file is copied, not moved, so that the post exists at every moment.
        Path withdrawn = content.resolve(WITHDRAWN).resolve(stamp).resolve(prefix + name);
        Files.createDirectories(withdrawn.getParent());
        Files.copy(place, withdrawn);
        ContentPaths.move(files.get(name), place);
      } else {
        storeNew(files.get(name), place, prefix + name);
      }
      stored.add(prefix + name);
    }
    return stored;
  }

  private static void storeNew(Path file, Path place, String name) throws IOException {
    try {
      ContentPaths.moveNew(file, place);
    } catch (FileAlreadyExistsException e) {
      // Another program wrote the file after the check.
      throw exists(name);
    }
  }

  private static ContentServiceException exists(String name) {
    return new ContentServiceException(
        409, "\"" + name + "\" exists already. Choose to replace it, or rename the file.");
  }

  // Two changes of one millisecond have separate folders.
  private String unusedStamp() {
    String stamp = now();
    Path withdrawn = content.resolve(WITHDRAWN);
    for (int i = 2; Files.exists(withdrawn.resolve(stamp), LinkOption.NOFOLLOW_LINKS); i++) {
      stamp = now() + "-" + i;
    }
    return stamp;
  }

  /**
   * Withdraws a post, a bundle with all of its files. The next run removes its renditions.
   *
   * @return all posts that were withdrawn
   * @throws ContentServiceException if there is no such post
   */
  public List<String> withdraw(String source) {
    try {
      return inTurn(() -> withdrawNow(source));
    } catch (IOException e) {
      throw ContentServiceException.failed("\"" + source + "\" could not be withdrawn", e);
    }
  }

  private List<String> withdrawNow(String source) throws IOException {
    Path file = content.resolve(SafeName.of(source));
    if (!SafeName.isPost(source) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContentServiceException(404, "There is no post \"" + source + "\".");
    }
    boolean bundle = isIndex(file) && !file.getParent().equals(content);
    Path moved = bundle ? file.getParent() : file;
    List<String> posts = posts(moved);
    Path withdrawn =
        content
            .resolve(WITHDRAWN)
            .resolve(unusedStamp())
            .resolve(content.relativize(moved).toString());
    ContentPaths.move(moved, withdrawn);
    paths.deleteEmptyFolders(moved);
    return posts;
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
      throw ContentServiceException.failed("The withdrawn posts cannot be listed", e);
    }
  }

  /**
   * Restores a withdrawn post, a bundle with all of its files.
   *
   * @throws ContentServiceException if there is no such post, or a file is in its place
   */
  public void restore(String name) {
    try {
      inTurn(() -> restoreNow(name));
    } catch (IOException e) {
      throw ContentServiceException.failed("\"" + name + "\" could not be restored", e);
    }
  }

  private static boolean isIndex(Path file) {
    String name = file.getFileName().toString();
    return MarkdownFileName.is(name) && MarkdownFileName.withoutEnding(name).equals("index");
  }

  private String restoreNow(String name) throws IOException {
    String safe = SafeName.of(name);
    Path file = content.resolve(WITHDRAWN).resolve(safe);
    int cut = safe.indexOf('/');
    if (cut < 0 || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContentServiceException(404, "\"" + name + "\" is not withdrawn.");
    }
    boolean bundle = isIndex(file);
    String source = safe.substring(cut + 1);
    String goal =
        bundle && source.contains("/") ? source.substring(0, source.lastIndexOf('/')) : source;
    Path moved = bundle && source.contains("/") ? file.getParent() : file;
    Path place = paths.resolve(goal);
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContentServiceException(
          409, "\"" + goal + "\" exists already. Rename or move it first.");
    }
    ContentPaths.move(moved, place);
    paths.deleteEmptyFolders(moved);
    return goal;
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
      return inTurn(
          () ->
              Files.createTempDirectory(
                  Files.createDirectories(content.resolve(INCOMING)), "upload"));
    } catch (IOException e) {
      throw ContentServiceException.failed("The upload could not be stored", e);
    }
  }

  private String now() {
    return STAMP.format(publisher.settings().clock().instant());
  }

  private void clear(Path staging) {
    changes.lock();
    try {
      FolderDeletion.deleteAll(staging);
      paths.deleteEmptyFolders(staging);
    } catch (IOException e) {
      // The folder is hidden, and so is not published.
    } finally {
      changes.unlock();
    }
  }
}

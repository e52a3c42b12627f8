package press.offprint.pipeline.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import press.offprint.content.resource.RemotePictures;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.check.RemotePictureScan;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.IoErrorText;

/**
 * The command {@code fetch}: stores a copy of each picture on the web that posts show, once. A copy
 * whose hash is the one in the lock file is not fetched again.
 */
public final class PictureFetch {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_PICTURES = 10_000;
  private static final long MOST_BYTES = 2L << 30;

  private final PublishSettings settings;
  private final SiteConfigResult configuration;
  private final Options options;
  private final Path folder;

  /**
   * The options of the command.
   *
   * @param dryRun nothing is asked and nothing is written
   * @param update a picture that changed at its address replaces the copy
   * @param patience for one picture
   * @param reachable true for network addresses that may be asked
   */
  public record Options(
      boolean dryRun, boolean update, Duration patience, Predicate<InetAddress> reachable) {
    /** The options of a person: public addresses only. */
    public static Options of(boolean dryRun, boolean update) {
      return new Options(dryRun, update, PATIENCE, PublicAddresses::isPublic);
    }
  }

  /** How a picture ended. */
  public enum Status {
    FETCHED,
    PRESENT,
    WANTED,
    REFUSED
  }

  /**
   * The result for one picture.
   *
   * @param sources the posts that show it
   * @param file relative to the project folder; empty if it was refused
   * @param reason of a refusal, one sentence; else empty
   */
  public record Result(
      String url, Set<String> sources, Status status, String file, long bytes, String reason) {}

  public PictureFetch(PublishSettings settings, SiteConfigResult configuration, Options options) {
    this.settings = settings;
    this.configuration = configuration;
    this.options = options;
    this.folder = ProjectLayout.remote(settings);
  }

  /**
   * Fetches what is missing.
   *
   * @throws OffprintException if there are too many pictures, or the folder cannot be written
   */
  public List<Result> run() {
    Map<String, Set<String>> wanted = RemotePictureScan.of(settings, configuration);
    if (wanted.size() > MOST_PICTURES) {
      throw new OffprintException(
          "The posts show "
              + wanted.size()
              + " pictures on the web; at most "
              + MOST_PICTURES
              + " are fetched. Name the posts: offprint fetch PATH.");
    }
    PictureLock lock = PictureLock.open(folder);
    List<Result> results = new ArrayList<>();
    long total = 0;
    try (PictureClient client =
        new PictureClient(
            configuration.remote(),
            configuration.site().limits(),
            options.patience(),
            options.reachable())) {
      for (Map.Entry<String, Set<String>> each : wanted.entrySet()) {
        Result result =
            total > MOST_BYTES
                ? refused(each, "More than " + MOST_BYTES + " bytes were fetched in this run.")
                : result(each, client, lock);
        results.add(result);
        total += result.status() == Status.FETCHED ? result.bytes() : 0;
      }
    } catch (IOException e) {
      throw new OffprintException(
          "The folder " + folder + " cannot be written: " + IoErrorText.of(e) + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OffprintException(
          "Fetching was interrupted. Run it again; what was fetched is kept.", e);
    }
    return results;
  }

  private Result result(
      Map.Entry<String, Set<String>> wanted, PictureClient client, PictureLock lock)
      throws IOException, InterruptedException {
    String url = wanted.getKey();
    String name = RemotePictures.path(url);
    String known = lock.find(url).map(PictureLock.Picture::sha256).orElse("");
    String file = folder.getFileName() + "/" + name;
    Path copy = folder.resolve(name);
    if (!options.update() && Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
      Bytes present = Bytes.owning(Files.readAllBytes(copy));
      if (known.isEmpty() || known.equals(present.sha256())) {
        record(lock, url, name, present, known);
        return new Result(url, wanted.getValue(), Status.PRESENT, file, present.length(), "");
      }
    }
    if (options.dryRun()) {
      return new Result(url, wanted.getValue(), Status.WANTED, file, 0, "");
    }
    try {
      Bytes picture = client.fetch(url);
      if (!options.update() && !known.isEmpty() && !known.equals(picture.sha256())) {
        return refused(
            wanted,
            "The picture is another one than that in the lock file; offprint fetch --update takes"
                + " the new one.");
      }
      write(copy, picture);
      record(lock, url, name, picture, known);
      return new Result(url, wanted.getValue(), Status.FETCHED, file, picture.length(), "");
    } catch (PictureClient.RefusedException e) {
      return refused(wanted, e.getMessage());
    }
  }

  // The lock file is written after each picture, so that a killed run keeps what it fetched.
  private void record(PictureLock lock, String url, String name, Bytes picture, String known)
      throws IOException {
    if (!options.dryRun() && !known.equals(picture.sha256())) {
      lock.put(new PictureLock.Picture(url, name, picture.sha256(), picture.length()));
      lock.save();
    }
  }

  private static Result refused(Map.Entry<String, Set<String>> wanted, String reason) {
    return new Result(wanted.getKey(), wanted.getValue(), Status.REFUSED, "", 0, reason);
  }

  private void write(Path copy, Bytes picture) throws IOException {
    Files.createDirectories(folder);
    Path part = folder.resolve("." + copy.getFileName() + ".part");
    Files.write(part, picture.toArray());
    Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
  }
}

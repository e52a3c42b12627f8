package press.offprint.pipeline.version;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.catalog.version.HeldPost;
import press.offprint.catalog.version.PostVersion;
import press.offprint.catalog.version.StoredFile;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.state.OutputState;

/** The comparison of all published and all stored files with the hashes that the catalog has. */
public final class FileVerification {
  private final BlobStore store;
  private final Catalog catalog;
  private final OutputFolder output;

  FileVerification(BlobStore store, Catalog catalog, OutputFolder output) {
    this.store = store;
    this.catalog = catalog;
    this.output = output;
  }

  /** The state of a file that differs from its hash. */
  public enum State {
    /** There is no such file. */
    MISSING,
    /** The bytes are others. */
    CHANGED
  }

  /**
   * A file that is missing or has other bytes than those written.
   *
   * @param path of a published file, or the hash of a stored one
   * @param owner the source of its post; {@code site} for a file of the whole site; for a stored
   *     file the first version that has it, such as {@code posts/a.md@3}
   * @param repaired true if it was written again from the copy in the other folder
   */
  public record Damage(boolean stored, String path, String owner, State state, boolean repaired) {}

  /**
   * The result.
   *
   * @param published the number of published files that were read
   * @param stored the number of stored files that were read
   */
  public record Result(int published, int stored, List<Damage> damages) {
    public Result {
      damages = List.copyOf(damages);
    }

    /** Returns true if a file is damaged and was not repaired. */
    public boolean isDamaged() {
      return damages.stream().anyMatch(damage -> !damage.repaired());
    }
  }

  /**
   * Reads all files.
   *
   * @param repair true to write a damaged published file again from the store, and a damaged stored
   *     file from the output folder. Other published files are made again by the next run.
   */
  public Result run(boolean repair) {
    List<Damage> damages = new ArrayList<>();
    Map<String, Published> published = published();
    Map<String, String> paths = new HashMap<>();
    published.forEach((path, file) -> paths.put(file.sha256(), path));
    Map<String, String> versions = versions();
    Set<String> present =
        store.list().stream().map(BlobStore.Blob::sha256).collect(Collectors.toSet());
    for (Map.Entry<String, String> blob : versions.entrySet()) {
      if (store.find(blob.getKey()).isEmpty()) {
        boolean repaired = repair && storeAgain(blob.getKey(), paths.get(blob.getKey()));
        State state = present.contains(blob.getKey()) ? State.CHANGED : State.MISSING;
        damages.add(new Damage(true, blob.getKey(), blob.getValue(), state, repaired));
      }
    }
    Set<String> again = new HashSet<>();
    published.forEach(
        (path, file) -> {
          Optional<Bytes> found = output.read(path);
          if (found.filter(bytes -> bytes.sha256().equals(file.sha256())).isEmpty()) {
            boolean repaired = repair && publishAgain(path, file.sha256());
            State state = found.isEmpty() ? State.MISSING : State.CHANGED;
            damages.add(new Damage(false, path, file.owner(), state, repaired));
            if (repair && !repaired) {
              again.add(path);
            }
          }
        });
    OutputState.makeAgain(catalog, again);
    return new Result(published.size(), versions.size(), damages);
  }

  private record Published(String sha256, String owner) {}

  private Optional<PostVersion> shown(String source, Map<String, HeldPost> held) {
    HeldPost hold = held.get(source);
    return hold == null
        ? catalog.versions().last(source)
        : catalog.versions().of(source).stream()
            .filter(version -> version.number() == hold.number())
            .findFirst();
  }

  private Map<String, Published> published() {
    Map<String, Published> files = new TreeMap<>();
    Map<String, HeldPost> held = catalog.versions().held();
    for (CatalogEntry entry : catalog.entries().values()) {
      for (StoredRendition rendition : entry.renditions()) {
        files.put(
            rendition.download().path(),
            new Published(rendition.download().sha256(), entry.source()));
      }
      // The catalog has the hashes of the pictures of a page in its versions only.
      shown(entry.source(), held).map(PostVersion::files).orElse(List.of()).stream()
          .filter(file -> entry.paths().contains(file.path()))
          .forEach(
              file -> files.putIfAbsent(file.path(), new Published(file.sha256(), entry.source())));
    }
    for (SiteRendition file : catalog.siteRenditions()) {
      files.put(file.path(), new Published(file.sha256(), "site"));
    }
    return files;
  }

  private Map<String, String> versions() {
    Map<String, String> blobs = new TreeMap<>();
    for (PostVersion version : catalog.versions().all()) {
      for (StoredFile file : version.files()) {
        blobs.putIfAbsent(file.sha256(), version.source() + "@" + version.number());
      }
    }
    return blobs;
  }

  private boolean storeAgain(String sha256, String path) {
    Optional<Bytes> copy = path == null ? Optional.empty() : output.read(path);
    if (copy.filter(bytes -> bytes.sha256().equals(sha256)).isEmpty()) {
      return false;
    }
    store.remove(sha256);
    store.put(copy.get());
    return true;
  }

  private boolean publishAgain(String path, String sha256) {
    Optional<Bytes> copy = store.find(sha256);
    copy.ifPresent(bytes -> output.store(path, bytes));
    return copy.isPresent();
  }
}

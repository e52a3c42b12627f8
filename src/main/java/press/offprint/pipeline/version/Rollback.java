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
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.version.HeldPost;
import press.offprint.catalog.version.PostVersion;
import press.offprint.catalog.version.StoredFile;
import press.offprint.catalog.version.VersionedRendition;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.config.StoreLocation;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.state.OutputState;

/**
 * Shows an earlier version of a post at its address, until it is released. Runs leave a held post
 * alone; if its source is deleted or hidden, it is withdrawn as any other.
 *
 * <p>All files are checked before the first is written, and written before the first is moved to
 * its place. If the process is killed before the end, the next run publishes the present text.
 */
public final class Rollback implements AutoCloseable {
  private final OutputState state;
  private final PublishSettings settings;
  private final BlobStore store;

  private Rollback(OutputState state, PublishSettings settings) {
    this.state = state;
    this.settings = settings;
    this.store = StoreLocation.of(settings, SiteConfigLoader.load(settings).queue(), state.disk());
  }

  /**
   * Opens the output folder of a project.
   *
   * @throws OffprintException if another process publishes into it
   */
  public static Rollback open(PublishSettings settings, RunListener listener) {
    return open(settings, listener, new DiskOperations());
  }

  /** Opens it on a disk that may fail, for tests. */
  public static Rollback open(PublishSettings settings, RunListener listener, DiskOperations disk) {
    return new Rollback(OutputState.open(settings, listener, disk), settings);
  }

  /** Returns a rollback in an output folder that is open. It must not be closed. */
  public static Rollback on(OutputState state, PublishSettings settings) {
    return new Rollback(state, settings);
  }

  /**
   * Puts the files of a version at their places.
   *
   * @return the paths of the files that differ from those before
   * @throws OffprintException if there is no such version, if it cannot be shown at the address of
   *     the post, or if a stored file is damaged
   */
  public Set<String> show(String source, int number) {
    CatalogEntry entry = published(source);
    PostVersion version = version(source, number);
    if (!version.path().equals(entry.path())) {
      throw new OffprintException(
          "Version "
              + number
              + " of "
              + source
              + " was published at "
              + version.path()
              + ", and the post is at "
              + entry.path()
              + " now. Publish it at the old address first.");
    }
    requireFree(entry, version);
    List<OutputFolder.Item> items = new ArrayList<>();
    for (StoredFile file : version.files()) {
      items.add(new OutputFolder.Item(file.path(), content(version, file)));
    }
    Set<String> changed = new HashSet<>(state.output().storeAll(items));
    Set<String> present =
        version.files().stream().map(StoredFile::path).collect(Collectors.toSet());
    for (String path : entry.paths()) {
      if (!present.contains(path) && state.output().remove(path)) {
        changed.add(path);
      }
    }
    CatalogEntry now =
        entry
            .withRenditions(version.renditions().stream().map(VersionedRendition::stored).toList())
            .withProblems(List.of(held(entry, number)));
    state.catalog().hold(now, new HeldPost(source, number, settings.clock().millis()));
    state.output().settle(now::paths);
    return changed;
  }

  /**
   * Shows each published post as it was after a run, one after another. If it is interrupted, it
   * can be repeated. A post that was withdrawn since then stays withdrawn.
   *
   * @param run the number of the run in the history
   * @throws OffprintException if no version is of that run or an earlier one
   */
  public RunRollback showRun(long run) {
    Map<String, Integer> shown = new TreeMap<>();
    List<String> left = new ArrayList<>();
    boolean isKnown = false;
    Map<String, HeldPost> held = state.catalog().versions().held();
    for (CatalogEntry entry : new TreeMap<>(state.catalog().entries()).values()) {
      if (entry.renditions().isEmpty() || entry.isBook()) {
        continue;
      }
      String source = entry.source();
      List<PostVersion> versions =
          state.catalog().versions().of(source).stream()
              .filter(version -> !version.renditions().isEmpty())
              .toList();
      Optional<PostVersion> then =
          versions.stream()
              .filter(version -> version.run() > 0 && version.run() <= run)
              .reduce((before, after) -> after);
      isKnown = isKnown || then.isPresent();
      if (then.isEmpty()) {
        left.add(source + " has no version of that time.");
      } else if (then.get().number() != number(held.get(source), versions)) {
        try {
          show(source, then.get().number());
          shown.put(source, then.get().number());
        } catch (OffprintException e) {
          left.add(e.getMessage());
        }
      }
    }
    if (!isKnown) {
      throw new OffprintException(
          "No post has a version of run " + run + " or before. List runs with: offprint history");
    }
    return new RunRollback(shown, left);
  }

  private static int number(HeldPost held, List<PostVersion> versions) {
    return held != null ? held.number() : versions.get(versions.size() - 1).number();
  }

  /**
   * Ends the hold of a post; the next run publishes its present text.
   *
   * @throws OffprintException if the post is not held
   */
  public void release(String source) {
    if (!state.catalog().versions().held().containsKey(source)) {
      throw new OffprintException(
          source + " shows its present version, so there is nothing to release.");
    }
    find(source)
        .ifPresent(
            entry ->
                state
                    .catalog()
                    .put(
                        List.of(
                            entry.withProblems(
                                entry.problems().stream()
                                    .filter(p -> p.code() != ProblemCode.VERSION_HELD)
                                    .toList()))));
    state.catalog().versions().release(List.of(source));
  }

  private static Problem held(CatalogEntry entry, int number) {
    return Problem.warning(
        ProblemCode.VERSION_HELD,
        0,
        "The post shows its version " + number + " until it is released.",
        "To publish its present text, run: offprint release " + entry.source());
  }

  private Optional<CatalogEntry> find(String source) {
    return Optional.ofNullable(state.catalog().entries().get(source));
  }

  private CatalogEntry published(String source) {
    return find(source)
        .filter(entry -> !entry.renditions().isEmpty() && !entry.isBook())
        .orElseThrow(
            () ->
                new OffprintException(
                    source + " is not a published post. List all posts with: offprint status -v"));
  }

  private PostVersion version(String source, int number) {
    List<PostVersion> versions =
        state.catalog().versions().of(source).stream()
            .filter(one -> !one.renditions().isEmpty())
            .toList();
    return VersionLookup.find(versions, source, number);
  }

  // A file of the version may be the file of another post by now.
  private void requireFree(CatalogEntry entry, PostVersion version) {
    Map<String, String> owners = new HashMap<>();
    for (CatalogEntry other : state.catalog().entries().values()) {
      other.paths().forEach(path -> owners.put(path, other.source()));
    }
    for (SiteRendition file : state.catalog().siteRenditions()) {
      owners.put(file.path(), "the site");
    }
    for (StoredFile file : version.files()) {
      String owner = owners.getOrDefault(file.path(), entry.source());
      if (!owner.equals(entry.source())) {
        throw new OffprintException(
            "The file "
                + file.path()
                + " of version "
                + version.number()
                + " belongs to "
                + owner
                + " now, so the version cannot be shown.");
      }
    }
  }

  private Bytes content(PostVersion version, StoredFile file) {
    return store
        .find(file.sha256())
        .orElseThrow(
            () ->
                new OffprintException(
                    "The stored file of version "
                        + version.number()
                        + " for "
                        + file.path()
                        + " is missing or damaged. See all damage with: offprint verify"));
  }

  @Override
  public void close() {
    state.close();
  }
}

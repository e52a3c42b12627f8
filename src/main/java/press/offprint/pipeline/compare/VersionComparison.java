package press.offprint.pipeline.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.version.PostVersion;
import press.offprint.catalog.version.VersionedRendition;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.config.StoreLocation;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.version.VersionLookup;

/** Compares two versions of a post. It changes nothing, and may run while another process runs. */
public final class VersionComparison {
  private final PublishSettings settings;
  private final BlobStore store;

  public VersionComparison(PublishSettings settings) {
    this.settings = settings;
    this.store =
        StoreLocation.of(settings, SiteConfigLoader.load(settings).queue(), new DiskOperations());
  }

  /**
   * A fact of a rendition with two values.
   *
   * @param old empty if only the new version has it
   * @param now empty if only the old version has it
   */
  public record Fact(String name, String old, String now) {}

  /**
   * The differences of one edition.
   *
   * @param state {@code same}, {@code changed}, {@code added} or {@code removed}
   */
  public record EditionDiff(
      String edition, String state, List<Fact> metadata, List<WordDiff.Change> words) {
    public EditionDiff {
      metadata = List.copyOf(metadata);
      words = List.copyOf(words);
    }
  }

  /**
   * Returns the differences of all editions of either version, sorted by edition.
   *
   * @throws OffprintException if there is no such version, or a stored file is damaged
   */
  public List<EditionDiff> of(String source, int first, int second) {
    PostVersion old = version(source, first);
    PostVersion now = version(source, second);
    TreeSet<String> editions = new TreeSet<>();
    old.renditions().forEach(one -> editions.add(one.download().edition()));
    now.renditions().forEach(one -> editions.add(one.download().edition()));
    List<EditionDiff> diffs = new ArrayList<>();
    for (String edition : editions) {
      diffs.add(diff(edition, find(old, edition), find(now, edition)));
    }
    return diffs;
  }

  private PostVersion version(String source, int number) {
    try (Catalog catalog = Catalog.openReadOnly(ProjectLayout.state(settings)).orElse(null)) {
      List<PostVersion> versions = catalog == null ? List.of() : catalog.versions().of(source);
      return VersionLookup.find(versions, source, number);
    }
  }

  private static Optional<VersionedRendition> find(PostVersion version, String edition) {
    return version.renditions().stream()
        .filter(one -> one.download().edition().equals(edition))
        .findFirst();
  }

  private EditionDiff diff(
      String edition, Optional<VersionedRendition> old, Optional<VersionedRendition> now) {
    if (old.isEmpty() || now.isEmpty()) {
      return new EditionDiff(edition, old.isEmpty() ? "added" : "removed", List.of(), List.of());
    }
    if (old.get().files().equals(now.get().files())) {
      return new EditionDiff(edition, "same", List.of(), List.of());
    }
    RenditionText before = text(old.get());
    RenditionText after = text(now.get());
    return new EditionDiff(
        edition,
        "changed",
        facts(before.metadata(), after.metadata()),
        WordDiff.of(before.words(), after.words()));
  }

  private static List<Fact> facts(Map<String, String> old, Map<String, String> now) {
    TreeMap<String, String> all = new TreeMap<>(old);
    all.putAll(now);
    return all.keySet().stream()
        .map(name -> new Fact(name, old.getOrDefault(name, ""), now.getOrDefault(name, "")))
        .filter(fact -> !fact.old().equals(fact.now()))
        .toList();
  }

  private RenditionText text(VersionedRendition rendition) {
    String path = rendition.download().path();
    Bytes content =
        store.find(rendition.download().sha256()).orElseThrow(() -> damaged(path, null));
    try {
      return RenditionText.of(rendition.download().mediaType(), content);
    } catch (IOException e) {
      throw damaged(path, e);
    }
  }

  private static OffprintException damaged(String path, IOException cause) {
    return new OffprintException(
        "The stored file for "
            + path
            + " is missing or damaged. See all damage with: offprint verify",
        cause);
  }
}

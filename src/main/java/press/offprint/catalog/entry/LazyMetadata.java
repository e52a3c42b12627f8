package press.offprint.catalog.entry;

import java.util.Optional;
import press.offprint.model.Metadata;

/**
 * Metadata as the catalog stores it, parsed when it is first read, because a catalog of a hundred
 * thousand entries must load quickly. Two are equal if their metadata are. Thread-safe.
 */
public final class LazyMetadata {
  /** The metadata of a post that has none, such as one that could not be read. */
  public static final LazyMetadata NONE = new LazyMetadata("", null);

  // Each is derived from the other; racing threads compute equal values.
  private volatile String json;
  private volatile Metadata value;

  private LazyMetadata(String json, Metadata value) {
    this.json = json;
    this.value = value;
  }

  public static LazyMetadata of(Metadata metadata) {
    return new LazyMetadata("", metadata);
  }

  public static LazyMetadata ofJson(String json) {
    return json.isEmpty() ? NONE : new LazyMetadata(json, null);
  }

  /**
   * Returns the metadata, or empty if the post has none.
   *
   * @throws CatalogException if the stored JSON cannot be read
   */
  public Optional<Metadata> read() {
    Metadata known = value;
    if (known == null && !json.isEmpty()) {
      known = MetadataJson.read(json);
      value = known;
    }
    return Optional.ofNullable(known);
  }

  /** Returns the stored form, empty if the post has no metadata. */
  public String json() {
    String known = json;
    Metadata metadata = value;
    if (known.isEmpty() && metadata != null) {
      known = MetadataJson.write(metadata);
      json = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LazyMetadata that && read().equals(that.read());
  }

  @Override
  public int hashCode() {
    return read().hashCode();
  }

  @Override
  public String toString() {
    return json().isEmpty() ? "LazyMetadata[none]" : json();
  }
}

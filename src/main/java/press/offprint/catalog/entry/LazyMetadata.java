package press.offprint.catalog.entry;

import java.util.Optional;
import press.offprint.model.Metadata;

/**
 * Metadata as it is filed: parsed only when somebody asks, so that a hundred thousand entries load
 * quickly. Equal when what it says is equal.
 */
public final class LazyMetadata {
  /** A post of which nothing is known. */
  public static final LazyMetadata NONE = new LazyMetadata("", Optional.empty());

  // Each is derived from the other; racing threads compute equal values.
  private volatile String json;
  private volatile Optional<Metadata> value;

  private LazyMetadata(String json, Optional<Metadata> value) {
    this.json = json;
    this.value = value;
  }

  public static LazyMetadata of(Metadata metadata) {
    return new LazyMetadata("", Optional.of(metadata));
  }

  public static LazyMetadata ofJson(String json) {
    return json.isEmpty() ? NONE : new LazyMetadata(json, Optional.empty());
  }

  /**
   * The metadata, empty where the post has none.
   *
   * @throws CatalogException where what was filed is not understood
   */
  public Optional<Metadata> read() {
    Optional<Metadata> known = value;
    if (known.isEmpty() && !json.isEmpty()) {
      known = Optional.of(MetadataJson.read(json));
      value = known;
    }
    return known;
  }

  /** As it is filed, empty where the post has no metadata. */
  public String json() {
    String known = json;
    Optional<Metadata> metadata = value;
    if (known.isEmpty() && metadata.isPresent()) {
      known = MetadataJson.write(metadata.get());
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
    return json().isEmpty() ? "FiledMetadata[none]" : json();
  }
}

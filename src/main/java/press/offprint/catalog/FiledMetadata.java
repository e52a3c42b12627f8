package press.offprint.catalog;

import java.util.Optional;
import press.offprint.model.Metadata;

/**
 * Metadata as it is filed: parsed only when somebody asks, so that a hundred thousand entries load
 * quickly. Equal when what it says is equal.
 */
public final class FiledMetadata {
  /** A post of which nothing is known. */
  public static final FiledMetadata NONE = new FiledMetadata("", Optional.empty());

  // Each is derived from the other; racing threads compute equal values.
  private volatile String json;
  private volatile Optional<Metadata> value;

  private FiledMetadata(String json, Optional<Metadata> value) {
    this.json = json;
    this.value = value;
  }

  public static FiledMetadata of(Metadata metadata) {
    return new FiledMetadata("", Optional.of(metadata));
  }

  static FiledMetadata ofJson(String json) {
    return json.isEmpty() ? NONE : new FiledMetadata(json, Optional.empty());
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
  String json() {
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
    return other instanceof FiledMetadata that && read().equals(that.read());
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

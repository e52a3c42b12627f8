package press.offprint.web.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.model.Metadata;
import press.offprint.model.Problem;
import press.offprint.model.RenditionInfo;

/**
 * A published post, ready to be shown and sought.
 *
 * @param cover names its cover's pictures, empty where it has none; another cover has another name
 * @param modified when it was last published
 */
public record CatalogItem(
    String source,
    String path,
    String title,
    String description,
    String language,
    String direction,
    List<String> authors,
    List<String> tags,
    List<String> series,
    Optional<OffsetDateTime> date,
    int words,
    String cover,
    List<RenditionInfo> downloads,
    List<Problem> problems,
    long modified) {

  private static final int COVER_NAME = 32;

  /** The item of an entry; empty where nothing is published of it. */
  static Optional<CatalogItem> of(CatalogEntry entry) {
    return entry.renditions().isEmpty()
        ? Optional.empty()
        : entry.metadata().read().map(metadata -> of(entry, metadata));
  }

  private static CatalogItem of(CatalogEntry entry, Metadata metadata) {
    String lead = metadata.description().isEmpty() ? metadata.summary() : metadata.description();
    List<RenditionInfo> downloads = entry.downloads();
    return new CatalogItem(
        entry.source(),
        entry.path(),
        metadata.title(),
        lead,
        metadata.language(),
        metadata.direction(),
        metadata.authors(),
        metadata.tags(),
        metadata.series(),
        metadata.dates().date(),
        entry.words(),
        find(downloads, "epub").map(d -> d.sha256().substring(0, COVER_NAME)).orElse(""),
        downloads,
        entry.problems(),
        entry.publishedAt());
  }

  /** The rendition of one edition. */
  public Optional<RenditionInfo> download(String edition) {
    return find(downloads, edition);
  }

  /** What a reader may take away: all but the page, which the title leads to. */
  public List<RenditionInfo> files() {
    return downloads.stream().filter(d -> !d.edition().equals("html")).toList();
  }

  /** Where the title leads: the page, or the first file where there is no page. */
  public String href() {
    return download("html").isPresent() || downloads.isEmpty()
        ? path
        : "/" + downloads.get(0).path();
  }

  /** When it was last published, as feeds write it. */
  public String changed() {
    return Instant.ofEpochMilli(modified).toString();
  }

  public String year() {
    return date.map(d -> String.valueOf(d.getYear())).orElse("");
  }

  private static Optional<RenditionInfo> find(List<RenditionInfo> downloads, String edition) {
    return downloads.stream().filter(d -> d.edition().equals(edition)).findFirst();
  }
}

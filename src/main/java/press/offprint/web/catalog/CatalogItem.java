package press.offprint.web.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.model.Metadata;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.Problem;

/**
 * A published post, as lists and searches need it.
 *
 * @param cover the name of its cover, empty if it has none; another cover has another name
 * @param modified the time of its last publishing, in milliseconds since 1970
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

  /** Returns the item of an entry, or empty if it has no rendition. */
  static Optional<CatalogItem> of(CatalogEntry entry) {
    return entry.renditions().isEmpty() || entry.path().equals("/")
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

  /** Returns the rendition of an edition, or empty if there is none. */
  public Optional<RenditionInfo> download(String edition) {
    return find(downloads, edition);
  }

  /** Returns the files to download: every rendition but the page, which the title links to. */
  public List<RenditionInfo> files() {
    return downloads.stream().filter(d -> !d.edition().equals("html")).toList();
  }

  /** Returns the link of the title: the page, or the first file if there is no page. */
  public String href() {
    return download("html").isPresent() || downloads.isEmpty()
        ? path
        : "/" + downloads.get(0).path();
  }

  /** Returns the time of the last publishing as feeds write it (RFC 3339). */
  public String changed() {
    return Instant.ofEpochMilli(modified).toString();
  }

  /** Returns the year of the date, empty if there is no date. */
  public String year() {
    return date.map(d -> String.valueOf(d.getYear())).orElse("");
  }

  private static Optional<RenditionInfo> find(List<RenditionInfo> downloads, String edition) {
    return downloads.stream().filter(d -> d.edition().equals(edition)).findFirst();
  }
}

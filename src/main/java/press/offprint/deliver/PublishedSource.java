package press.offprint.deliver;

import java.util.Collection;
import java.util.List;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;

/**
 * The published files, as the catalog lists them.
 *
 * @param entries of all sources and books
 * @param site the files of the whole site
 */
public record PublishedSource(Collection<CatalogEntry> entries, List<SiteRendition> site) {
  public PublishedSource {
    entries = List.copyOf(entries);
    site = List.copyOf(site);
  }

  /** Returns what an open publisher has published. */
  public static PublishedSource of(Publisher publisher) {
    return new PublishedSource(publisher.entries(), publisher.siteRenditions());
  }

  /**
   * Reads the catalog, also while another process publishes; without a catalog nothing is
   * published.
   *
   * @throws CatalogException if it cannot be read
   */
  public static PublishedSource of(PublishSettings settings) {
    try (Catalog catalog = Catalog.openReadOnly(ProjectOperations.state(settings)).orElse(null)) {
      return catalog == null
          ? new PublishedSource(List.of(), List.of())
          : new PublishedSource(catalog.entries().values(), catalog.siteRenditions());
    }
  }
}

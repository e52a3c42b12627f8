package press.offprint.pipeline.plan;

import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.pipeline.disk.source.SourceFile;

/**
 * One post that is due.
 *
 * @param siteIndex where all posts of this run are
 * @param readFrom fingerprint of what the card was read from in this run; empty where it comes from
 *     the catalog, and lacks the warnings
 * @param editions names of the editions to make
 * @param previous what was known of it before
 */
public record PostJob(
    SourceFile file,
    PostHeader header,
    String readFrom,
    SiteIndex siteIndex,
    Set<String> editions,
    Optional<CatalogEntry> previous) {
  private static final String PROPERTY = "offprint.job";

  public PostJob {
    editions = Set.copyOf(editions);
  }

  public String source() {
    return header.source();
  }

  /** The job that an exchange works on, wherever in its routes it is. */
  public static PostJob of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, PostJob.class);
  }

  public void accompany(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }
}

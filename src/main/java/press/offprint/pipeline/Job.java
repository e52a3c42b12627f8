package press.offprint.pipeline;

import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import press.offprint.catalog.Entry;
import press.offprint.content.Card;
import press.offprint.content.site.Atlas;
import press.offprint.pipeline.disk.SourceFile;

/**
 * One post that is due.
 *
 * @param atlas where all posts of this run are
 * @param readFrom fingerprint of what the card was read from in this run; empty where it comes from
 *     the catalog, and lacks the warnings
 * @param editions names of the editions to make
 * @param previous what was known of it before
 */
public record Job(
    SourceFile file,
    Card card,
    String readFrom,
    Atlas atlas,
    Set<String> editions,
    Optional<Entry> previous) {
  private static final String PROPERTY = "offprint.job";

  public Job {
    editions = Set.copyOf(editions);
  }

  String source() {
    return card.source();
  }

  /** The job that an exchange works on, wherever in its routes it is. */
  static Job of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, Job.class);
  }

  void accompany(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }
}

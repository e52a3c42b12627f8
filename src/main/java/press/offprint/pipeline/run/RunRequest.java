package press.offprint.pipeline.run;

import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * What one run on an open press is asked for, within its settings.
 *
 * @param editions names of the editions to make, empty for all
 * @param sources posts or folders, relative to the content folder; empty for all
 * @param force whether to make them again though nothing changed
 * @param client told of every source in this run, also of those to which nothing happened
 */
public record RunRequest(
    Set<String> editions, List<String> sources, boolean force, RunListener client) {
  /** Nobody who waits for receipts. */
  public static final RunListener NOBODY = new RunListener() {};

  /** Publish what changed. */
  public static final RunRequest CHANGES = new RunRequest(Set.of(), List.of(), false, NOBODY);

  private static final String PROPERTY = "offprint.order";

  public RunRequest {
    editions = Set.copyOf(editions);
    sources = List.copyOf(sources);
  }

  /** The order in the body, from then on known everywhere in the exchange's routes. */
  public static RunRequest take(Exchange exchange) {
    if (exchange.getMessage().getBody() instanceof RunRequest request) {
      exchange.setProperty(PROPERTY, request);
    }
    return of(exchange);
  }

  public static RunRequest of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, CHANGES, RunRequest.class);
  }

  public boolean wants(String edition) {
    return editions.isEmpty() || editions.contains(edition);
  }

  /** Whether the source is one of those asked for, or lies below one. */
  public boolean names(String source) {
    return sources.isEmpty()
        || sources.stream().anyMatch(s -> source.equals(s) || source.startsWith(s + "/"));
  }
}

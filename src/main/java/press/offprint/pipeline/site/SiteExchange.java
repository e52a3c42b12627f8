package press.offprint.pipeline.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.pipeline.plan.BuildPlan;

/** What an exchange carries along while the site editions are made. */
public final class SiteExchange {
  private static final String DUE = "offprint.due";
  private static final String SOURCES = "offprint.sources";
  private static final String PLAN = "offprint.plan";
  private static final String PROGRESS = "offprint.progress";

  private SiteExchange() {}

  static void remember(Exchange exchange, BuildPlan plan) {
    exchange.setProperty(PLAN, plan);
  }

  static BuildPlan plan(Exchange exchange) {
    return exchange.getProperty(PLAN, BuildPlan.class);
  }

  static void remember(Exchange exchange, SitePageState pageState) {
    exchange.setProperty(PROGRESS, pageState);
  }

  /** How far the site's pieces are; of a run that has none, nothing. */
  public static SitePageState progress(Exchange exchange) {
    return Optional.ofNullable(exchange.getProperty(PROGRESS, SitePageState.class))
        .orElseGet(() -> new SitePageState(new SitePageHashes("", List.<CatalogEntry>of())));
  }

  /** Notes what each of the pieces is made from that a branch is about to split into. */
  static void sources(Exchange exchange, List<String> sources) {
    exchange.setProperty(SOURCES, List.copyOf(sources));
  }

  /** What the pieces are made from that a branch split into, maybe none; empty where it did not. */
  @SuppressWarnings("unchecked")
  // Set by sources alone.
  public static Optional<List<String>> sources(Exchange exchange) {
    return Optional.ofNullable(exchange.getProperty(SOURCES, List.class))
        .map(sources -> (List<String>) sources);
  }

  /** Notes the editions that are due, each with the hash of what it will be made from. */
  static void remember(Exchange exchange, Map<String, String> due) {
    exchange.setProperty(DUE, Map.copyOf(due));
  }

  @SuppressWarnings("unchecked")
  // Set by remember alone.
  public static Map<String, String> due(Exchange exchange) {
    return exchange.getProperty(DUE, Map.of(), Map.class);
  }
}

package press.offprint.pipeline;

import java.util.Map;
import org.apache.camel.Exchange;

/** What an exchange carries along while the site editions are made. */
final class SiteWork {
  private static final String DUE = "offprint.due";
  private static final String NOTHING = "offprint.nothing";
  private static final String PLAN = "offprint.plan";

  private SiteWork() {}

  static void remember(Exchange exchange, Plan plan) {
    exchange.setProperty(PLAN, plan);
  }

  static Plan plan(Exchange exchange) {
    return exchange.getProperty(PLAN, Plan.class);
  }

  /** Notes that a branch split into nothing. */
  static void hasNothing(Exchange exchange) {
    exchange.setProperty(NOTHING, true);
  }

  static boolean isNothing(Exchange exchange) {
    return exchange.getProperty(NOTHING, false, Boolean.class);
  }

  /** Notes the editions that are due, each with the hash of what it will be made from. */
  static void remember(Exchange exchange, Map<String, String> due) {
    exchange.setProperty(DUE, Map.copyOf(due));
  }

  @SuppressWarnings("unchecked") // Set by remember alone.
  static Map<String, String> due(Exchange exchange) {
    return exchange.getProperty(DUE, Map.of(), Map.class);
  }
}

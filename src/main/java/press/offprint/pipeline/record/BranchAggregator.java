package press.offprint.pipeline.record;

import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import press.offprint.model.Rendition;

/**
 * Collects the branches of a fan-out into {@link BranchResults}. A failed branch counts too. A
 * branch may itself have fanned out, or found nothing to make.
 */
public class BranchAggregator implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange collected, Exchange branch) {
    Exchange result = collected == null ? branch : collected;
    BranchResults.Collector collector =
        collected == null
            ? new BranchResults.Collector()
            : collected.getMessage().getBody(BranchResults.Collector.class);
    Object body = branch.getMessage().getBody();
    if (branch.getException() != null) {
      collector.add(branch.getException());
    } else if (body instanceof Rendition rendition) {
      collector.add(rendition);
      made(branch, rendition);
    } else if (body instanceof BranchResults results) {
      collector.addAll(results);
    } else if (!isEmptySplit(branch)) {
      collector.add(notARendition(branch, body));
    }
    // The failure is in the body. As an exception of this exchange it would end the whole post.
    result.setException(null);
    result.getMessage().setBody(collector);
    return result;
  }

  /** Called for each rendition. */
  public void made(Exchange branch, Rendition rendition) {}

  // Camel leaves the body unchanged if a split has no parts.
  private static boolean isEmptySplit(Exchange branch) {
    List<String> pages = ExchangeKey.PAGES.get(branch);
    return pages != null && pages.isEmpty();
  }

  private static IllegalStateException notARendition(Exchange branch, Object body) {
    return new IllegalStateException(
        "The route "
            + branch.getProperty(Exchange.TO_ENDPOINT)
            + " must end with a rendition, but ended with "
            + body);
  }

  @Override
  public void onCompletion(Exchange result) {
    if (result != null
        && result.getMessage().getBody() instanceof BranchResults.Collector collector) {
      result.getMessage().setBody(collector.results());
    }
  }
}

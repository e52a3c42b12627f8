package press.offprint.pipeline.record;

import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import press.offprint.model.Rendition;
import press.offprint.pipeline.site.SiteExchange;

/**
 * Gathers what the branches of a fan-out made into one {@link BranchResults}; a failed branch
 * counts too, and a branch may itself have fanned out, or found nothing to do.
 */
public final class BranchAggregator implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange gathered, Exchange branch) {
    BranchResults before =
        gathered == null
            ? BranchResults.NOTHING
            : gathered.getMessage().getBody(BranchResults.class);
    Exception failure = branch.getException();
    BranchResults after;
    if (failure != null) {
      after = before.plus(failure);
    } else if (branch.getMessage().getBody() instanceof Rendition rendition) {
      after = before.plus(rendition);
      noteSource(branch, rendition);
    } else if (branch.getMessage().getBody() instanceof BranchResults results) {
      after = before.plus(results);
    } else if (SiteExchange.sources(branch).filter(List::isEmpty).isPresent()) {
      // Camel leaves a body that split into nothing as it was.
      after = before;
    } else {
      after =
          before.plus(
              new IllegalStateException(
                  "The route "
                      + branch.getProperty(Exchange.TO_ENDPOINT)
                      + " must end with a rendition, but ended with "
                      + branch.getMessage().getBody()));
    }
    Exchange result = gathered == null ? branch : gathered;
    // The failure travels in the body; as an exception it would end the whole post here.
    result.setException(null);
    result.getMessage().setBody(after);
    return result;
  }

  private static void noteSource(Exchange branch, Rendition rendition) {
    SiteExchange.sources(branch)
        .ifPresent(
            sources -> {
              int number = branch.getProperty(Exchange.SPLIT_INDEX, Integer.class);
              SiteExchange.progress(branch).made(rendition.path(), sources.get(number));
            });
  }
}

package press.offprint.pipeline;

import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import press.offprint.model.Rendition;

/**
 * Gathers what the branches of a fan-out made into one {@link Made}; a failed branch counts too,
 * and a branch may itself have fanned out, or found nothing to do.
 */
final class Renditions implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange gathered, Exchange branch) {
    Made before = gathered == null ? Made.NOTHING : gathered.getMessage().getBody(Made.class);
    Exception failure = branch.getException();
    Made after;
    if (failure != null) {
      after = before.and(failure);
    } else if (branch.getMessage().getBody() instanceof Rendition rendition) {
      after = before.and(rendition);
      noteSource(branch, rendition);
    } else if (branch.getMessage().getBody() instanceof Made made) {
      after = before.and(made);
    } else if (SiteWork.sources(branch).filter(List::isEmpty).isPresent()) {
      // Camel leaves a body that split into nothing as it was.
      after = before;
    } else {
      after =
          before.and(
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
    SiteWork.sources(branch)
        .ifPresent(
            sources -> {
              int number = branch.getProperty(Exchange.SPLIT_INDEX, Integer.class);
              SiteWork.progress(branch).made(rendition.path(), sources.get(number));
            });
  }
}

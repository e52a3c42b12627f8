package press.offprint.pipeline.site;

import java.util.List;
import org.apache.camel.Exchange;
import press.offprint.model.Rendition;
import press.offprint.pipeline.record.BranchAggregator;
import press.offprint.pipeline.record.ExchangeKey;

/** Collects site editions, and records the input hash of each page of a split. */
public final class SiteBranchAggregator extends BranchAggregator {
  private final SiteRun run;

  public SiteBranchAggregator(SiteRun run) {
    this.run = run;
  }

  @Override
  public void made(Exchange branch, Rendition rendition) {
    List<String> hashes = ExchangeKey.PAGES.get(branch);
    if (hashes != null) {
      int number = branch.getProperty(Exchange.SPLIT_INDEX, Integer.class);
      run.made(rendition.path(), hashes.get(number));
      rendition.companions().forEach(copy -> run.made(copy.path(), hashes.get(number)));
    }
  }

  @Override
  public void onCompletion(Exchange result) {
    super.onCompletion(result);
    if (result != null) {
      // The steps after the branches are no part of one of them.
      ExchangeKey.PAGES.clear(result);
    }
  }
}

package press.offprint.pipeline.post;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import press.offprint.model.Problem;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.record.BranchFailures;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.PostExchange;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.site.SiteExchange;
import press.offprint.pipeline.site.SiteOutput;
import press.offprint.pipeline.state.PostRejection;

/**
 * Puts renditions into the output folder: all that a post's editions made, or nothing, so that no
 * page points to an ebook that is not there.
 */
public final class RenditionStore {
  private final OutputFolder output;
  private final SiteOutput siteOutput;
  private final boolean strict;
  private final StopFlag stop;

  public RenditionStore(Publisher.Room room, SiteOutput siteOutput) {
    this.output = room.output();
    this.siteOutput = siteOutput;
    this.strict = room.settings().strict();
    this.stop = room.stop();
  }

  /**
   * Stores what {@link BranchResults} holds, unless a branch failed; then the body is {@link
   * PostRejection}, as it is where the press is to end: a disk may be too slow for all that is
   * ready by then.
   */
  public void storePost(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof BranchResults results)) {
      return;
    }
    List<Problem> warnings = warnings(PostExchange.publication(exchange), results);
    if (!results.failures().isEmpty()) {
      PostRejection rejected = BranchFailures.of(results.failures());
      List<Problem> all = new ArrayList<>(rejected.problems());
      all.addAll(warnings);
      exchange.getMessage().setBody(new PostRejection(all, rejected.fault()));
    } else if (stop.isRequested()) {
      exchange.getMessage().setBody(new PostRejection(List.of(), false));
    } else if (strict && !warnings.isEmpty()) {
      exchange.getMessage().setBody(new PostRejection(warnings, false));
    } else {
      output.storeAll(files(results.renditions()));
    }
  }

  /** Stores what the whole site's editions made; where one failed, its old file stays. */
  public void storeSite(Exchange exchange) {
    if (exchange.getMessage().getBody() instanceof BranchResults results) {
      BranchResults fitting = siteOutput.fitting(results, SiteExchange.progress(exchange));
      output.storeAll(files(fitting.renditions()));
      exchange.getMessage().setBody(fitting);
    }
  }

  /** All warnings about one post: from its reading, then from its editions. */
  public static List<Problem> warnings(Publication publication, BranchResults results) {
    List<Problem> warnings = new ArrayList<>(publication.article().problems());
    results.renditions().forEach(rendition -> warnings.addAll(rendition.problems()));
    return warnings;
  }

  private static List<OutputFolder.Item> files(List<Rendition> renditions) {
    List<OutputFolder.Item> files = new ArrayList<>();
    for (Rendition rendition : renditions) {
      // What others point to comes first: a page is never there before its pictures.
      rendition.companions().forEach(file -> files.add(item(file)));
    }
    renditions.forEach(file -> files.add(item(file)));
    return files;
  }

  private static OutputFolder.Item item(Rendition file) {
    return new OutputFolder.Item(file.path(), file.content());
  }
}

package press.offprint.pipeline.plan;

import java.util.List;
import java.util.Set;
import press.offprint.content.site.SiteIndex;
import press.offprint.pipeline.disk.source.SourceFile;

/**
 * What a run has to do.
 *
 * @param siteIndex where all posts are
 * @param jobs posts that are due, in the order of their sources
 * @param gone sources that were known and are not there any more
 * @param files all posts that are there
 * @param untilMillis when the calendar shows or hides one of them, in milliseconds since 1970
 */
public record BuildPlan(
    SiteIndex siteIndex,
    List<PostJob> jobs,
    Set<String> gone,
    List<SourceFile> files,
    long untilMillis) {
  public BuildPlan {
    jobs = List.copyOf(jobs);
    gone = Set.copyOf(gone);
    files = List.copyOf(files);
  }
}

package press.offprint.pipeline;

import java.util.List;
import java.util.Set;
import press.offprint.content.site.Atlas;
import press.offprint.pipeline.disk.SourceFile;

/**
 * What a run has to do.
 *
 * @param atlas where all posts are
 * @param jobs posts that are due, in the order of their sources
 * @param gone sources that were known and are not there any more
 * @param files all posts that are there
 * @param untilMillis when the calendar shows or hides one of them, in milliseconds since 1970
 */
public record Plan(
    Atlas atlas, List<Job> jobs, Set<String> gone, List<SourceFile> files, long untilMillis) {
  public Plan {
    jobs = List.copyOf(jobs);
    gone = Set.copyOf(gone);
    files = List.copyOf(files);
  }
}

package press.offprint.pipeline.record;

import press.offprint.pipeline.plan.PostJob;

/**
 * A post whose renditions are made and checked, and wait for the end of the run before they are put
 * in place.
 *
 * @param results the renditions, with their bytes in the store
 * @param millis the time of work so far
 */
public record StagedPost(PostJob job, ReadPost read, BranchResults results, long millis) {
  /** Returns the path of the post, relative to the content folder. */
  public String source() {
    return job.source();
  }
}

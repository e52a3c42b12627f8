package press.offprint.pipeline.guard.measure;

/**
 * The posts of a site before and in a run.
 *
 * @param before the published posts at the begin of the run
 * @param now the published posts
 * @param withdrawn the posts that the run withdrew
 */
public record SiteCounts(int before, int now, int withdrawn) {}

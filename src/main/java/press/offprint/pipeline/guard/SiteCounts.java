package press.offprint.pipeline.guard;

/**
 * The posts of a site before and in a run.
 *
 * @param before the published posts at the begin of the run
 * @param now the published posts
 * @param withdrawn the posts that the run withdrew
 */
record SiteCounts(int before, int now, int withdrawn) {}

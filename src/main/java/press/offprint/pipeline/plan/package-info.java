/**
 * The decisions of a run. {@link press.offprint.pipeline.plan.BuildPlanner} is a pure function of
 * the scan and the catalog; nothing in this package changes a file.
 */
package press.offprint.pipeline.plan;

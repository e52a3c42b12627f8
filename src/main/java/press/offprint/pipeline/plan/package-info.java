/**
 * The decisions of a run. {@link press.offprint.pipeline.plan.BuildPlanner} is a pure function of
 * the scan and the catalog; {@code Visibility} holds back drafts and future posts. Nothing in this
 * package changes a file.
 */
package press.offprint.pipeline.plan;

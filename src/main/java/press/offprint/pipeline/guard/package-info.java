/**
 * The check of runs for odd results: measures of renditions, what is usual on a site, and runs that
 * wait for a person. Begin with {@link press.offprint.pipeline.guard.RunGuard}; {@code RunJudge}
 * decides what is odd.
 */
package press.offprint.pipeline.guard;

/**
 * The check of runs for odd results: the usual values of a site, and runs that wait for a person.
 * The measures are in {@code measure}. Begin with {@link press.offprint.pipeline.guard.RunGuard};
 * {@code RunJudge} decides what is odd.
 */
package press.offprint.pipeline.guard;

/**
 * Problems of posts, and failures with an exit code. Begin with {@link
 * press.offprint.model.problem.Problem} and {@link press.offprint.model.problem.OffprintException}.
 */
package press.offprint.model.problem;

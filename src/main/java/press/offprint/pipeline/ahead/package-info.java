/**
 * Posts that are read before a plan is final, so that no post links to one that fails: {@link
 * press.offprint.pipeline.ahead.ReadAheadStep} is the step of the route {@code publish-changes}.
 */
package press.offprint.pipeline.ahead;

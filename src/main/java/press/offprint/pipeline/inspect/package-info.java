/**
 * {@code offprint inspect}: the looks of posts against those that a person accepted. Begin with
 * {@link press.offprint.pipeline.inspect.Inspection}.
 */
package press.offprint.pipeline.inspect;

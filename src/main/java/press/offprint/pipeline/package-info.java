/**
 * The facade {@link press.offprint.pipeline.Publisher} and Camel. The pipeline itself is in {@code
 * routes/*.camel.yaml}; the sub-packages hold the beans of its steps, and {@code wiring} the object
 * graph.
 */
package press.offprint.pipeline;

/**
 * The facade {@link press.offprint.pipeline.Publisher}, Camel, and the object graph. The pipeline
 * itself is in {@code routes/*.camel.yaml}; the sub-packages hold the beans of its steps.
 */
package press.offprint.pipeline;

/**
 * The object graph of a publisher. {@link press.offprint.pipeline.wiring.PublisherContext} holds
 * the parts that all others share; the records named {@code *Parts} put the others together.
 */
package press.offprint.pipeline.wiring;

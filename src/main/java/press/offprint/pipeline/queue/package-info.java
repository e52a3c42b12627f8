/**
 * Posts that other processes make. Begin with {@code RenderJob}, {@code RenderReceipt} and the
 * routes {@code queue-*}.
 */
package press.offprint.pipeline.queue;

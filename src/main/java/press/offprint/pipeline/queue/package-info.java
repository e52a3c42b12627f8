/**
 * Posts that other processes make. Begin with {@code RenderJob}, {@code RenderReceipt} and the
 * routes {@code queue-*}; {@code WorkerJobs} refuses jobs of another program.
 */
package press.offprint.pipeline.queue;

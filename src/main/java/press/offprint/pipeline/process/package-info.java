/**
 * Work in another Java process, for libraries that cannot be stopped, that print, or that could
 * fill the heap. Begin with {@link press.offprint.pipeline.process.DiagramProcesses}.
 */
package press.offprint.pipeline.process;

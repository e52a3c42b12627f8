/** The memory between runs: the catalog, failed attempts, and files that wait for their removal. */
package press.offprint.pipeline.state;

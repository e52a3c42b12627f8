/** Execution of calls that may fail, overflow or never end. */
package press.offprint.pipeline.exec;

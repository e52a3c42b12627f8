/** The record of each run in the publishing history. */
package press.offprint.pipeline.history;

/** Notices that something in the content folder came, changed or went. */
package press.offprint.pipeline.watch;

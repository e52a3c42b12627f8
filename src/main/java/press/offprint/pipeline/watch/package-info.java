/** The detection of changes in the content folder, by file system events and by polling. */
package press.offprint.pipeline.watch;

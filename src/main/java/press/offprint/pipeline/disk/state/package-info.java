/** The state folder: its layout, its move from the output folder, and the locks of processes. */
package press.offprint.pipeline.disk.state;

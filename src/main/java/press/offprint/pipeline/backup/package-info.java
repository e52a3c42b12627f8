/** One file with the content, the settings and the state of a project, and its restoration. */
package press.offprint.pipeline.backup;

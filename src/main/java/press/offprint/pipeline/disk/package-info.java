/**
 * All access to the file system. {@code source} finds and reads posts, {@code asset} reads the
 * files that posts refer to, static files and templates, {@code output} alone writes. No type
 * follows a link out of its root folder.
 */
package press.offprint.pipeline.disk;

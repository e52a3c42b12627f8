/** The versions of published posts, the posts that are held at one, and why files were made. */
package press.offprint.catalog.version;

/** The paths of posts. Begin with {@link press.offprint.content.site.permalink.Permalinks}. */
package press.offprint.content.site.permalink;

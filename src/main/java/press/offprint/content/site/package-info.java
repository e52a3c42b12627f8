/**
 * The site around the posts: its index, sections and lists. The settings are in {@code config}, the
 * paths of posts in {@code permalink}. Begin with {@link press.offprint.content.site.SiteIndex}.
 */
package press.offprint.content.site;

/**
 * The site around the posts: its settings, the places of posts and the map of all of them. Begin
 * with {@link press.offprint.content.site.Permalinks}.
 */
package press.offprint.content.site;

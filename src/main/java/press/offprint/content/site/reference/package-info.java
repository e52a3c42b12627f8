/**
 * References to posts, and the post that each leads to. Begin with {@link
 * press.offprint.content.site.reference.ReferenceIndex}; posts are known by their {@link
 * press.offprint.content.site.reference.PostHeader}.
 */
package press.offprint.content.site.reference;

/**
 * From post to article: front matter, Markdown, shortcodes, resources. Begin with {@code
 * press.offprint.content.Reader}. Pure: the world is reached through {@link
 * press.offprint.content.ResourceFiles} alone.
 */
package press.offprint.content;

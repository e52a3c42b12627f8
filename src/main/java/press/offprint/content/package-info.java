/**
 * From post to article: front matter, Markdown, shortcodes, resources. Begin with {@link
 * press.offprint.content.ArticleReader}. Nothing here reads the disk or the network; files are read
 * through {@link press.offprint.content.resource.ResourceSource} alone.
 */
package press.offprint.content;

/**
 * Containers of blocks, attribute lists and the extensions of kramdown. Start with {@link
 * press.offprint.content.markdown.container.ContainerExtension}.
 */
package press.offprint.content.markdown.container;

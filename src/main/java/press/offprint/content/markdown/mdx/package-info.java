/** MDX: the tags of components, and the HTML that shows them. */
package press.offprint.content.markdown.mdx;

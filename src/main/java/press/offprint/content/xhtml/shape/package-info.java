/** The passes that bring a clean tree into the structure of an article. */
package press.offprint.content.xhtml.shape;

/** The state and the tools that all passes over a body share. */
package press.offprint.content.xhtml.tree;

/** The block grammar of CommonMark 0.31.2, GitHub's tables, and the tables of other dialects. */
package press.offprint.content.markdown.block;

/** Syntax highlighting of source code by Prism. */
package press.offprint.content.code;

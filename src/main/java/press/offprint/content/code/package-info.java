/** Source code with its tokens marked, by Prism. */
package press.offprint.content.code;

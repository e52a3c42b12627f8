/** The output of a finished tree: XHTML, the word count, and warnings about near misses. */
package press.offprint.content.xhtml.write;

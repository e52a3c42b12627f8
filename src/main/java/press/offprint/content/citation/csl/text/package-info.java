/** Formatted text of citations: italics, quotation marks, case. */
package press.offprint.content.citation.csl.text;

/** Cited works with their names and dates, as CSL-JSON describes them. */
package press.offprint.content.citation.csl.item;

/** Sanitising: elements, links, images, code and formulas of untrusted HTML. */
package press.offprint.content.xhtml.clean;

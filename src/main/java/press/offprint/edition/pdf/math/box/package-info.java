/**
 * The boxes of a formula, with the marks that are drawn in them. The layout makes them, and the
 * drawing paints them.
 */
package press.offprint.edition.pdf.math.box;

/**
 * Layout of MathML by the table {@code MATH} of a font. Begin with {@link
 * press.offprint.edition.pdf.math.layout.MathLayout}. The algorithms are those of MathML Core and
 * of Appendix G of The TeXbook; spacing is that of TeX. All lengths are in em of the formula, and y
 * grows upwards from the baseline.
 */
package press.offprint.edition.pdf.math.layout;

/** The conversion of TeX to MathML by KaTeX. */
package press.offprint.content.maths;

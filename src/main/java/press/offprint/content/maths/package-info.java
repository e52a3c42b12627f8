/** TeX as MathML, by KaTeX. */
package press.offprint.content.maths;

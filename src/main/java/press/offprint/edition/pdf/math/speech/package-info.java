/**
 * Formulas in words, for the alternative texts of PDFs. Begin with {@link
 * press.offprint.edition.pdf.math.speech.FormulaSpeech}.
 */
package press.offprint.edition.pdf.math.speech;

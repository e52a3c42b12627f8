/**
 * Bibliographies of BibTeX and BibLaTeX. Start with {@link
 * press.offprint.content.citation.bibtex.BibTexParser}.
 */
package press.offprint.content.citation.bibtex;

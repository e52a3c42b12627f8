/**
 * A processor of the Citation Style Language 1.0.2. Start with {@link
 * press.offprint.content.citation.csl.CslProcessor}.
 */
package press.offprint.content.citation.csl;

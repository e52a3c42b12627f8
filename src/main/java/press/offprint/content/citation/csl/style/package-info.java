/** Citation styles and locales, read from the XML of CSL 1.0.2. */
package press.offprint.content.citation.csl.style;

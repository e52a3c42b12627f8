/**
 * Every edition that is text: pages, feeds, and what a publisher adds by a route and a template.
 * Begin with {@link press.offprint.edition.text.TextEdition}.
 */
package press.offprint.edition.text;

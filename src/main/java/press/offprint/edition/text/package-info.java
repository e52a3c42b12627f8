/**
 * The text editions: pages, feeds, and formats that a publisher adds by a route and a template.
 * Begin with {@link press.offprint.edition.text.TextEdition}.
 */
package press.offprint.edition.text;

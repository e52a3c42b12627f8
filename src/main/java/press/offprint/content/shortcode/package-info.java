/**
 * What stands in a post besides Markdown: shortcodes of Hugo and Zola, Jekyll's tags and formulas.
 * They are found before Markdown is parsed and stand in the text as tokens until it has become
 * XHTML. Begin with {@link press.offprint.content.shortcode.Expander}.
 */
package press.offprint.content.shortcode;

/**
 * The expansion of the parts of a post that are not Markdown: shortcodes of Hugo, Zola and
 * WordPress, and Liquid tags of Jekyll. They are found before Markdown is parsed, and placeholders
 * take their place until the Markdown is rendered. Start with {@link
 * press.offprint.content.shortcode.ShortcodeExpander}. A new shortcode is a class that implements
 * {@link press.offprint.content.shortcode.Shortcode} and a line in {@link
 * press.offprint.content.shortcode.BuiltInShortcodes}.
 */
package press.offprint.content.shortcode;

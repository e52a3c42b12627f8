/**
 * From a post's bytes to its card: decoding, front matter in YAML, TOML and JSON, and the fields of
 * Hugo, Jekyll and Zola. Begin with {@link press.offprint.content.frontmatter.CardReader}.
 */
package press.offprint.content.frontmatter;

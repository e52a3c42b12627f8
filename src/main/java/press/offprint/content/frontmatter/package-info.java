/**
 * The way from a post's bytes to its header: decoding, front matter in YAML, TOML and JSON, and the
 * fields of Hugo, Jekyll and Zola. The entry point is {@link
 * press.offprint.content.frontmatter.FrontMatterReader}.
 */
package press.offprint.content.frontmatter;

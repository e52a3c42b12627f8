/**
 * The language of a text, found by its letters and words. Begin with {@link
 * press.offprint.content.frontmatter.language.LanguageDetector}.
 */
package press.offprint.content.frontmatter.language;

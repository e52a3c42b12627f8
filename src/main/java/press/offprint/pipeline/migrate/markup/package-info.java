/**
 * Texts of other tools as posts. Begin with {@link
 * press.offprint.pipeline.migrate.markup.HtmlToMarkdown}.
 */
package press.offprint.pipeline.migrate.markup;

/**
 * Drafts and future posts for the preview of {@code serve --site}, outside of the output folder.
 * Begin with {@link press.offprint.pipeline.preview.DraftPreview}.
 */
package press.offprint.pipeline.preview;

/**
 * The published site of {@code serve --site}, with live reload of pages, PDFs and EPUBs and with
 * drafts. Begin with {@link press.offprint.web.preview.SitePreview}.
 */
package press.offprint.web.preview;

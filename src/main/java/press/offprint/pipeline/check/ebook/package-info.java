/** The check of published ebooks against the rules of the stores that sell them. */
package press.offprint.pipeline.check.ebook;

/**
 * The results of a run, in the catalog and in receipts. Begin with {@link
 * press.offprint.pipeline.record.ReceiptWriter}.
 */
package press.offprint.pipeline.record;

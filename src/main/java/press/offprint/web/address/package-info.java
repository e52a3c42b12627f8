/**
 * Secret addresses: drafts for those who get a link, digests for readers. Begin with {@link
 * press.offprint.web.address.Digests} and {@link press.offprint.web.address.DraftLinks}.
 */
package press.offprint.web.address;

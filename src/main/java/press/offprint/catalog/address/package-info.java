/**
 * Secret addresses of the web server: links to drafts, and digests of readers. Begin with {@link
 * press.offprint.catalog.address.SecretAddresses}.
 */
package press.offprint.catalog.address;

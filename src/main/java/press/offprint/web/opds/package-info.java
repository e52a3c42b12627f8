/** The OPDS catalogs for e-readers. Begin with {@link press.offprint.web.opds.Opds}. */
package press.offprint.web.opds;

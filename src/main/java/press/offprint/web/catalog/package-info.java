/** What is published, as readers look for it. Begin with {@link press.offprint.web.shelf.Shelf}. */
package press.offprint.web.catalog;

/** The numbers of paragraphs, kept beside the catalog because they cannot be computed again. */
package press.offprint.catalog.place;

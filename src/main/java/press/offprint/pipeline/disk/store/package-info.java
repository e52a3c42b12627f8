/** The store of renditions by their content. Begin with the port {@code BlobStore}. */
package press.offprint.pipeline.disk.store;

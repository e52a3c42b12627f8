/**
 * Copies of pictures on the web, fetched on request; begin at {@link
 * press.offprint.pipeline.remote.PictureFetch}.
 */
package press.offprint.pipeline.remote;

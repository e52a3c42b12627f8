/** Tells others that a feed changed. Begin with {@link press.offprint.web.hub.Hub}. */
package press.offprint.web.websub;

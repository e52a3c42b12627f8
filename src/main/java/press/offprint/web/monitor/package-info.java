/** What the press does right now. Begin with {@link press.offprint.web.live.Live}. */
package press.offprint.web.monitor;

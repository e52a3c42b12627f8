/** A map with a limit, for caches. Begin with {@link press.offprint.web.cache.LruMap}. */
package press.offprint.web.cache;

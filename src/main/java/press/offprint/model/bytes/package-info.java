/** Immutable bytes, in memory or on disk, and a cache for results. */
package press.offprint.model.bytes;

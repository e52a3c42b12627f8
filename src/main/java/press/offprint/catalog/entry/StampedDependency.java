package press.offprint.catalog.entry;

import press.offprint.model.Dependency;

/**
 * A dependency together with what its file looked like, so that a stat alone tells whether it
 * changed.
 *
 * @param stamp {@link FileStamp#MISSING} where the dependency is a post or a file that is not there
 */
public record StampedDependency(Dependency dependency, FileStamp stamp) {}

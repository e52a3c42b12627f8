package press.offprint.catalog.entry;

import press.offprint.model.Dependency;

/**
 * A dependency with the stamp of its file, so that a stat call is enough to see that it is
 * unchanged.
 *
 * @param stamp {@link FileStamp#MISSING} if the dependency is a post, or a file that does not exist
 */
public record StampedDependency(Dependency dependency, FileStamp stamp) {}

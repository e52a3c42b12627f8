package press.offprint.pipeline.migrate.source;

/**
 * The limits of what an import reads, against broken and hostile archives.
 *
 * @param files the number of files
 * @param fileBytes the size of one file
 * @param totalBytes the size of all files together
 * @param textBytes the size of one post or configuration file
 */
public record SourceLimits(int files, long fileBytes, long totalBytes, int textBytes) {
  public static final SourceLimits DEFAULT =
      new SourceLimits(200_000, 1L << 30, 16L << 30, 16 << 20);
}

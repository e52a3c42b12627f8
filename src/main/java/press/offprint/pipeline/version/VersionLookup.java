package press.offprint.pipeline.version;

import java.util.List;
import java.util.stream.Collectors;
import press.offprint.catalog.version.PostVersion;
import press.offprint.model.problem.OffprintException;

/** Finds a version of a post by its number. */
public final class VersionLookup {
  private VersionLookup() {}

  /**
   * Returns the version with this number.
   *
   * @param versions all versions of the source
   * @throws OffprintException if there is none; the message lists the numbers
   */
  public static PostVersion find(List<PostVersion> versions, String source, int number) {
    return versions.stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new OffprintException(
                    "There is no version "
                        + number
                        + " of "
                        + source
                        + ". Its versions are: "
                        + versions.stream()
                            .map(one -> Integer.toString(one.number()))
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}

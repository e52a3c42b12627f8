package press.offprint.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.content.frontmatter.CoverCandidates;
import press.offprint.content.frontmatter.PostSource;
import press.offprint.content.resource.Resolution;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.model.Metadata;
import press.offprint.model.Resource;
import press.offprint.model.problem.Problem;
import press.offprint.model.text.Uris;

/**
 * The cover image that the front matter of a post names.
 *
 * @param picture the first candidate that can be shown
 * @param problems of the candidates if there is no image; else the warnings of the image
 */
record CoverImage(Optional<Resource> picture, List<Problem> problems) {

  /**
   * Resolves the candidates in their order.
   *
   * @param named the files of the page bundle that are covers by their names; they count if the
   *     front matter names none
   */
  static CoverImage find(
      Metadata metadata, PostSource source, List<String> named, ResourceResolver resolver) {
    List<Problem> problems = new ArrayList<>();
    for (String reference : CoverCandidates.wanted(metadata)) {
      Resolution found = resolver.resolvePicture(reference, line(reference, source));
      if (found instanceof Resolution.Resolved resolved) {
        return new CoverImage(Optional.of(resolved.resource()), resolved.problems());
      }
      problems.add(
          found instanceof Resolution.Remote remote
              ? remote.problem()
              : ((Resolution.Refused) found).problem());
    }
    for (String file : problems.isEmpty() ? named : List.<String>of()) {
      if (resolver.resolvePicture(Uris.encodePath(file), source.frontMatterLine())
          instanceof Resolution.Resolved resolved) {
        return new CoverImage(Optional.of(resolved.resource()), resolved.problems());
      }
    }
    return new CoverImage(Optional.empty(), List.copyOf(problems));
  }

  // Returns the line of the post that holds a reference, or the first line of the front matter.
  private static int line(String reference, PostSource source) {
    int at = source.frontMatter().indexOf(reference);
    return at < 0
        ? source.frontMatterLine()
        : source.frontMatterLine()
            + (int) source.frontMatter().substring(0, at).chars().filter(c -> c == '\n').count();
  }
}

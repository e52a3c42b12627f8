package press.offprint.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.content.frontmatter.CoverCandidates;
import press.offprint.content.frontmatter.PostSource;
import press.offprint.content.resource.Resolution;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.model.Metadata;
import press.offprint.model.Problem;
import press.offprint.model.Resource;

/**
 * The picture that front matter names for a post's cover.
 *
 * @param picture the first candidate that can be shown
 * @param problems why there is none, though front matter names one
 */
record CoverImage(Optional<Resource> picture, List<Problem> problems) {

  static CoverImage find(Metadata metadata, PostSource source, ResourceResolver resolver) {
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
    return new CoverImage(Optional.empty(), List.copyOf(problems));
  }

  private static int line(String reference, PostSource source) {
    int at = source.frontMatter().indexOf(reference);
    return at < 0
        ? source.frontMatterLine()
        : source.frontMatterLine()
            + (int) source.frontMatter().substring(0, at).chars().filter(c -> c == '\n').count();
  }
}

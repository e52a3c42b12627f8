package press.offprint.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.content.frontmatter.Pictures;
import press.offprint.content.frontmatter.Source;
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
record Cover(Optional<Resource> picture, List<Problem> problems) {

  static Cover find(Metadata metadata, Source source, ResourceResolver resolver) {
    List<Problem> problems = new ArrayList<>();
    for (String reference : Pictures.wanted(metadata)) {
      Resolution found = resolver.resolvePicture(reference, line(reference, source));
      if (found instanceof Resolution.Resolved resolved) {
        return new Cover(Optional.of(resolved.resource()), resolved.problems());
      }
      problems.add(
          found instanceof Resolution.Remote remote
              ? remote.problem()
              : ((Resolution.Refused) found).problem());
    }
    return new Cover(Optional.empty(), List.copyOf(problems));
  }

  private static int line(String reference, Source source) {
    int at = source.frontMatter().indexOf(reference);
    return at < 0
        ? source.frontMatterLine()
        : source.frontMatterLine()
            + (int) source.frontMatter().substring(0, at).chars().filter(c -> c == '\n').count();
  }
}

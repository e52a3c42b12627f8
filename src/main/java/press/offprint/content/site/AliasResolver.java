package press.offprint.content.site;

import java.util.ArrayList;
import java.util.List;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dependency;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The check of a post's aliases against the rest of the site.
 *
 * @param problems a warning for each alias that leads to another post
 * @param dependencies on the post that each alias leads to
 */
public record AliasResolver(List<Problem> problems, List<Dependency> dependencies) {

  public AliasResolver {
    problems = List.copyOf(problems);
    dependencies = List.copyOf(dependencies);
  }

  /** Checks the aliases of one post. */
  public static AliasResolver of(PostHeader header, SiteIndex siteIndex) {
    List<Problem> problems = new ArrayList<>();
    List<Dependency> dependencies = new ArrayList<>();
    for (String alias : header.aliases()) {
      dependencies.add(siteIndex.dependency(Dependency.Kind.PLACE, header.source(), alias));
      siteIndex
          .findByPath(alias)
          .map(PostHeader::source)
          .filter(holder -> !holder.equals(header.source()))
          .ifPresent(
              holder ->
                  problems.add(
                      Problem.warning(
                          ProblemCode.SLUG_CONFLICT,
                          1,
                          "The alias \""
                              + alias
                              + "\" is not used, because \""
                              + holder
                              + "\" has that path.",
                          "Delete the alias in one of the two posts.")));
    }
    return new AliasResolver(problems, dependencies);
  }
}

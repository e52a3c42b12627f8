package press.offprint.content.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.model.Dependency;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.bytes.Bytes;

/**
 * A post's aliases, held against the rest of the site.
 *
 * @param problems a warning for each that something else has
 * @param dependencies who has each of them, so that a change is noticed
 */
public record AliasResolver(List<Problem> problems, List<Dependency> dependencies) {

  public AliasResolver {
    problems = List.copyOf(problems);
    dependencies = List.copyOf(dependencies);
  }

  public static AliasResolver of(PostHeader header, SiteIndex siteIndex) {
    List<Problem> problems = new ArrayList<>();
    List<Dependency> dependencies = new ArrayList<>();
    for (String alias : header.aliases()) {
      dependencies.add(dependency(alias, siteIndex));
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
                              + "\" leads nowhere: \""
                              + holder
                              + "\" has that place.",
                          "Delete the alias in one of the two posts.")));
    }
    return new AliasResolver(problems, dependencies);
  }

  /** Who has a place, as something an article depends on. */
  public static Dependency dependency(String place, SiteIndex siteIndex) {
    Optional<String> holder = siteIndex.findByPath(place).map(PostHeader::source);
    String fingerprint = holder.map(source -> Bytes.utf8(source).sha256()).orElse("");
    return new Dependency(Dependency.Kind.PLACE, place, fingerprint);
  }
}

package press.offprint.content.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.content.ResourceFiles;
import press.offprint.model.Bytes;
import press.offprint.model.Code;
import press.offprint.model.Dependency;
import press.offprint.model.Limits;
import press.offprint.model.Problem;
import press.offprint.model.Resource;

/**
 * Turns the references of one article into its resources: checked, fingerprinted, readable, or
 * refused. One for each article; not thread-safe.
 */
public final class ResourceResolver {
  private final Limits limits;
  private final ResourceFiles files;
  private final String source;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final List<Dependency> dependencies = new ArrayList<>();

  /**
   * @param source the post's path relative to the content folder
   */
  public ResourceResolver(Limits limits, ResourceFiles files, String source) {
    this.limits = limits;
    this.files = files;
    this.source = source;
  }

  /**
   * Finds what {@code reference} names and checks it.
   *
   * @param reference as written in the post: a URL reference of RFC 3986, relative to the post's
   *     folder, or to the site where it begins with a slash
   * @param line one-based line of the post, 0 where it is not known
   */
  public Resolution resolve(String reference, int line) {
    return new Resolution.Refused(
        Problem.warning(Code.RESOURCE_MISSING, line, reference + source + files + limits, ""));
  }

  /**
   * Adds a generated picture.
   *
   * @param nameHint a file name to make the key from
   */
  public Resource add(String nameHint, String mediaType, Bytes content, int width, int height) {
    Resource made = new Resource(nameHint, nameHint, mediaType, content, width, height);
    resources.put(made.key(), made);
    return made;
  }

  /** All resources, in the order in which they were first referred to. */
  public List<Resource> resources() {
    return List.copyOf(resources.values());
  }

  /** Every file that was looked for, found or not, in the order of look-up. */
  public List<Dependency> dependencies() {
    return List.copyOf(dependencies);
  }
}

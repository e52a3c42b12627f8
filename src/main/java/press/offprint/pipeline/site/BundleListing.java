package press.offprint.pipeline.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.content.resource.PostFiles;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.Metadata;
import press.offprint.model.text.BaseUrl;
import press.offprint.model.text.SitePath;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.asset.StaticFolders;

/**
 * The files beside one published {@code index.md} or {@code _index.md} that its text does not name.
 *
 * @param post the page bundle, or the page of a section
 * @param files paths relative to the content folder
 */
record BundleListing(PostFiles post, List<String> files) {
  private static final Set<String> BUILD = Set.of("build", "_build");

  BundleListing {
    files = List.copyOf(files);
  }

  /**
   * Lists the files of a page bundle, or of a section without its folders, because these have own
   * pages. Empty if the source is neither, has no page, or publishes no files.
   */
  static Optional<BundleListing> of(CatalogEntry entry, Path content, BaseUrl base) {
    PostFiles post = new PostFiles(entry.source(), entry.path(), Map.of(), base);
    boolean home = SiteLists.mayBeHome(entry.source()) && entry.renditions().isEmpty();
    boolean page =
        home
            ? entry.status() == EntryStatus.PUBLISHED
            : entry.downloads().stream().anyMatch(download -> download.edition().equals("html"));
    boolean section = SiteLists.isSection(entry.source());
    if (!page || (post.bundle().isEmpty() && !section)) {
      return Optional.empty();
    }
    String folder =
        section ? entry.source().substring(0, entry.source().lastIndexOf('/') + 1) : post.bundle();
    StaticFolders found = new StaticFolders(List.of(content.resolve(folder)));
    List<String> files = new ArrayList<>();
    Set<String> named = new HashSet<>();
    entry.paths().forEach(path -> named.add(PathSegments.fold(path)));
    String target = SitePath.files(entry.path()).substring(1);
    for (String path : unnamed(section ? found.names() : found.paths())) {
      if (!named.contains(PathSegments.fold(target + path))) {
        files.add(folder + path);
      }
    }
    return files.isEmpty() || entry.metadata().read().filter(BundleListing::publishes).isEmpty()
        ? Optional.empty()
        : Optional.of(new BundleListing(post, files));
  }

  // A post below a bundle has its own page, and a bundle in a bundle has its own files.
  private static List<String> unnamed(Set<String> paths) {
    Set<String> bundles = new HashSet<>();
    for (String path : paths) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (path.indexOf('/') > 0 && FileNameRules.isBundle(name)) {
        bundles.add(path.substring(0, path.length() - name.length()));
      }
    }
    return paths.stream()
        .filter(path -> !FileNameRules.isPost(path))
        .filter(path -> bundles.stream().noneMatch(path::startsWith))
        .filter(path -> !path.startsWith("_") && !path.contains("/_"))
        .toList();
  }

  private static boolean publishes(Metadata metadata) {
    return BUILD.stream()
        .map(metadata.fields()::get)
        .noneMatch(
            build ->
                build instanceof Map<?, ?> settings
                    && Boolean.FALSE.equals(settings.get("publishResources")));
  }
}

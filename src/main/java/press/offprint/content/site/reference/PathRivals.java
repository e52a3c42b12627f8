package press.offprint.content.site.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import press.offprint.content.resource.ResourceNames;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.text.SitePath;

/**
 * The posts that cannot be published together, by their permalinks: two with one permalink, two
 * with one name for their ebooks, and one whose folder has the name of a file of another, or of one
 * that the other may have.
 */
public final class PathRivals {
  private final Map<String, List<String>> groups = new TreeMap<>();
  private final Set<String> folders = new HashSet<>();

  public PathRivals(Collection<PostHeader> headers) {
    Map<String, List<String>> files = new HashMap<>();
    for (PostHeader header : headers) {
      Stream.of(header.path(), renditions(header.path()))
          .map(PathSegments::fold)
          .distinct()
          .forEach(place -> add(files, place, header.source()));
    }
    for (PostHeader header : headers) {
      for (String folder : foldersLikeFiles(header.path())) {
        List<String> owners = new ArrayList<>(files.getOrDefault(folder, List.of()));
        String stem = PathSegments.withoutRendition(folder);
        owners.addAll(files.getOrDefault(stem, List.of()));
        if (stem.endsWith("/index")) {
          String page = stem.substring(0, stem.length() - "index".length());
          owners.addAll(files.getOrDefault(page, List.of()));
        }
        for (String owner : owners) {
          if (!owner.equals(header.source())) {
            folders.add(header.source());
            groups.put(
                folder + " " + owner + " " + header.source(), List.of(owner, header.source()));
          }
        }
      }
    }
    headers.forEach(header -> addFolderLikeResource(header, files));
    groups.putAll(files);
    groups.values().removeIf(sources -> sources.size() < 2);
    Set<List<String>> known = new HashSet<>();
    groups.values().removeIf(sources -> !known.add(sources));
  }

  // The pictures of a post are known when it is read. Until then, a folder below its own one that
  // has the name of a file is in the place of one, if another post asks for it by a url.
  private void addFolderLikeResource(PostHeader header, Map<String, List<String>> files) {
    String path = PathSegments.fold(SitePath.files(header.path()));
    if (path.indexOf('.') < 0 || header.hasOwnPath()) {
      return;
    }
    for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
      String folder = path.substring(0, end);
      String below = path.substring(end + 1);
      if (Stream.of(below.split("/", -1)).noneMatch(ResourceNames::mayBeFile)) {
        return;
      }
      for (String page : List.of(folder + "/", folder + ".html", folder + ".htm")) {
        for (String owner : files.getOrDefault(page, List.of())) {
          if (!owner.equals(header.source())) {
            folders.add(header.source());
            groups.put(path + " " + owner + " " + header.source(), List.of(owner, header.source()));
          }
        }
      }
    }
  }

  private static void add(Map<String, List<String>> files, String path, String source) {
    files.computeIfAbsent(path, k -> new ArrayList<>(1)).add(source);
  }

  // The path of the PDF and of the ebook without extension; it is no permalink. So the posts /a/
  // and /a/a.html are rivals for the file /a/a.pdf.
  private static String renditions(String path) {
    String files = SitePath.files(path);
    String trimmed = files.substring(0, files.length() - 1);
    return SitePath.isFile(path)
        ? trimmed
        : files + trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** Returns the folders that a post needs and whose name is like that of a file, folded. */
  private static List<String> foldersLikeFiles(String path) {
    List<String> like = new ArrayList<>();
    String files = PathSegments.fold(SitePath.files(path));
    for (int end = files.indexOf('/', 1); end > 0; end = files.indexOf('/', end + 1)) {
      String folder = files.substring(0, end);
      if (!PathSegments.withoutRendition(folder).equals(folder)) {
        like.add(folder);
      }
    }
    return like;
  }

  /** Returns the sources that want the same files in their order, by a name for them. */
  public Map<String, List<String>> groups() {
    return groups;
  }

  /** Returns true if a post needs a folder that has the name of a file of another post. */
  public boolean needsFolder(String source) {
    return folders.contains(source);
  }
}

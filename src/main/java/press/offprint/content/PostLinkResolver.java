package press.offprint.content;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.shortcode.PostReferenceResolver;
import press.offprint.content.site.LinkDependency;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Dependency;
import press.offprint.model.Limits;

/** Leads one article's links to other posts, and keeps note of which they were. */
final class PostLinkResolver implements PostReferenceResolver {
  private final SiteIndex siteIndex;
  private final String source;
  private final ResourceSource files;
  private final Limits limits;
  private final Set<Dependency> dependencies = new LinkedHashSet<>();

  PostLinkResolver(SiteIndex siteIndex, String source, ResourceSource files, Limits limits) {
    this.siteIndex = siteIndex;
    this.source = source;
    this.files = files;
    this.limits = limits;
  }

  @Override
  public Optional<String> text(Note note, String heading) {
    Optional<PostHeader> header =
        siteIndex.byPath(note.path()).filter(c -> !c.source().equals(source));
    return header
        .flatMap(found -> NoteTransclusion.text(found.source(), heading, files, limits))
        .map(
            text -> {
              String post = header.get().source();
              dependencies.add(new Dependency(Dependency.Kind.FILE, post, text.fingerprint()));
              return text.markdown();
            });
  }

  @Override
  public Optional<Note> note(String name) {
    Optional<PostHeader> header = LinkDependency.ofNote(source, name, siteIndex);
    dependencies.add(LinkDependency.dependency(Dependency.Kind.NOTE, source, name, siteIndex));
    header.ifPresent(this::depend);
    return header.map(found -> new Note(found.metadata().title(), found.path()));
  }

  @Override
  public String file(String name) {
    String folder = source.substring(0, source.lastIndexOf('/') + 1);
    if (name.startsWith("/") || name.startsWith(".")) {
      return name;
    }
    return files.locate(folder, name).map(path -> "/" + path).orElse(name);
  }

  @Override
  public Optional<String> path(String written) {
    // Zola writes @/ for the content folder.
    String reference = written.startsWith("@/") ? written.substring(1) : written;
    Optional<PostHeader> header = LinkDependency.ofPath(source, reference, siteIndex);
    dependencies.add(LinkDependency.dependency(Dependency.Kind.LINK, source, reference, siteIndex));
    header.ifPresent(this::depend);
    return header.map(PostHeader::path);
  }

  private void depend(PostHeader header) {
    if (!header.source().equals(source)) {
      dependencies.add(header.dependency());
    }
  }

  List<Dependency> dependencies() {
    return List.copyOf(dependencies);
  }
}

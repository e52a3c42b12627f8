package press.offprint.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import press.offprint.content.markdown.HeadingSlug;
import press.offprint.content.resource.ReferenceCount;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.content.site.reference.PostReferenceResolver;
import press.offprint.content.xhtml.reference.LabelText;
import press.offprint.model.Dependency;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.AddressSettings;
import press.offprint.model.settings.HeadingIds;
import press.offprint.model.settings.Limits;
import press.offprint.model.text.BaseUrl;
import press.offprint.model.text.Markup;

/** The links of one article to other posts; each becomes a dependency of the article. */
final class PostLinkResolver implements PostReferenceResolver {
  private static final int MOST_RIVALS = 5;

  private final SiteIndex siteIndex;
  private final String source;
  private final ResourceSource files;
  private final Site site;
  private final Limits limits;
  private final BaseUrl base;
  private final AddressSettings addresses;
  private final ReferenceCount count;
  private final OtherPosts others;
  private final Map<String, LabelMatch> labels = new LinkedHashMap<>();
  private final Set<Dependency> dependencies = new LinkedHashSet<>();
  private final Map<String, String> ambiguous = new LinkedHashMap<>();

  PostLinkResolver(
      SiteIndex siteIndex,
      String source,
      ResourceSource files,
      Site site,
      ReferenceCount count,
      OtherPosts others) {
    this.count = count;
    this.others = others;
    this.siteIndex = siteIndex;
    this.source = source;
    this.files = files;
    this.site = site;
    this.limits = site.limits();
    this.base = site.base();
    this.addresses = site.addresses();
  }

  @Override
  public Optional<String> text(Note note, String heading) {
    Optional<PostHeader> header =
        siteIndex.findByPermalink(note.path()).filter(c -> !c.source().equals(source));
    return header
        .flatMap(found -> NoteTransclusion.find(found.source(), heading, files, limits))
        .map(
            text -> {
              String post = header.get().source();
              dependencies.add(new Dependency(Dependency.Kind.FILE, post, text.fingerprint()));
              return text.markdown();
            });
  }

  @Override
  public Optional<String> partial(String path) {
    if (isRefused("<" + path)) {
      return Optional.empty();
    }
    for (String name : Partials.paths(path, source)) {
      if (files.read(name, limits.postBytes()) instanceof ResourceSource.Found found) {
        dependencies.add(new Dependency(Dependency.Kind.FILE, name, found.content().sha256()));
        return Partials.text(found, limits);
      }
      dependencies.add(new Dependency(Dependency.Kind.FILE, name, ""));
    }
    return Optional.empty();
  }

  @Override
  public LabelMatch label(String label) {
    return labels.computeIfAbsent(label, this::find);
  }

  private LabelMatch find(String label) {
    if (!others.isKnown() || isRefused("@" + label)) {
      return LabelMatch.NONE;
    }
    dependencies.add(siteIndex.dependency(Dependency.Kind.LABEL, source, label));
    String folder = SourcePath.folder(source);
    Map<PostHeader, LabelText> near = new LinkedHashMap<>();
    Map<PostHeader, LabelText> far = new LinkedHashMap<>();
    siteIndex.findByLabel(source, label).stream()
        .limit(MOST_RIVALS)
        .forEach(
            post ->
                others
                    .read(post)
                    .ifPresent(
                        read -> {
                          dependencies.add(read.dependency());
                          LabelText.find(label, read.content())
                              .ifPresent(
                                  text ->
                                      (SourcePath.folder(post.source()).equals(folder) ? near : far)
                                          .put(post, text));
                        }));
    Map<PostHeader, LabelText> found = near.isEmpty() ? far : near;
    if (found.size() != 1) {
      return new LabelMatch(
          Optional.empty(), found.keySet().stream().map(PostHeader::source).toList());
    }
    Map.Entry<PostHeader, LabelText> only = found.entrySet().iterator().next();
    addDependency(only.getKey());
    return new LabelMatch(
        Optional.of(
            new Labelled(
                new Note(only.getKey().metadata().title(), only.getKey().path()),
                Markup.unescape(only.getValue().markup()),
                only.getValue().isNumber())),
        List.of());
  }

  @Override
  public String anchor(String heading) {
    return HeadingSlug.of(heading, headingIds());
  }

  @Override
  public Optional<Note> note(String name) {
    if (isRefused("[[" + name)) {
      return Optional.empty();
    }
    Optional<PostHeader> header = siteIndex.findByNoteName(source, name);
    dependencies.add(siteIndex.dependency(Dependency.Kind.NOTE, source, name));
    noteRivals(Dependency.Kind.NOTE, name, header);
    header.ifPresent(this::addDependency);
    return header.map(found -> new Note(found.metadata().title(), found.path()));
  }

  @Override
  public String file(String name) {
    if (name.startsWith("/") || name.startsWith(".")) {
      return name;
    }
    return isRefused("![[" + name)
        ? name
        : files.locate(SourcePath.folder(source), name).map(path -> "/" + path).orElse(name);
  }

  @Override
  public Optional<String> path(String written) {
    // In Zola, @/ is the content folder.
    String reference = written.startsWith("@/") ? written.substring(1) : written;
    if (isRefused("(" + reference)) {
      return Optional.empty();
    }
    Optional<PostHeader> header = siteIndex.findByReference(source, reference);
    dependencies.add(siteIndex.dependency(Dependency.Kind.LINK, source, reference));
    noteRivals(Dependency.Kind.LINK, reference, header);
    header.ifPresent(this::addDependency);
    return header.map(PostHeader::path);
  }

  @Override
  public boolean isPage(String path) {
    String page =
        Regex.replaceFirst(Regex.replaceFirst(path, "page/\\d+/?$", ""), "index\\.html$", "");
    String name = Regex.replaceAll(page, "^/+|/+$", "");
    return path(path).isPresent()
        || siteIndex.navigation(site).mayBeList(name)
        || hasFile(name)
        || hasFile(name + "/index.html");
  }

  private boolean hasFile(String path) {
    return !isRefused("(" + path)
        && files.read(path, limits.resourceBytes()) instanceof ResourceSource.Found;
  }

  private boolean isRefused(String reference) {
    return !count.admits(reference);
  }

  @Override
  public BaseUrl base() {
    return base;
  }

  @Override
  public Set<String> feedNames() {
    Set<String> names = new HashSet<>(addresses.feedNames());
    names.addAll(List.of("atom.xml", "feed.json"));
    return names;
  }

  @Override
  public HeadingIds headingIds() {
    return addresses.headingIds();
  }

  /**
   * Returns the same links for the text of the post, in which a path begins at the root of the host
   * as an author writes it.
   */
  PostReferenceResolver inText() {
    return new PostReferenceResolver() {
      @Override
      public Optional<String> path(String reference) {
        return PostLinkResolver.this.path(reference).map(base::ofHost);
      }

      @Override
      public Optional<Note> note(String name) {
        return PostLinkResolver.this
            .note(name)
            .map(found -> new Note(found.title(), base.ofHost(found.path())));
      }

      @Override
      public Optional<String> text(Note note, String heading) {
        String path = base.inSite(note.path()).orElseThrow();
        return PostLinkResolver.this.text(new Note(note.title(), path), heading);
      }

      @Override
      public Optional<String> partial(String path) {
        return PostLinkResolver.this.partial(path);
      }

      @Override
      public String file(String name) {
        String found = PostLinkResolver.this.file(name);
        return found.equals(name) ? name : base.ofHost(found);
      }

      @Override
      public String anchor(String heading) {
        return PostLinkResolver.this.anchor(heading);
      }

      @Override
      public BaseUrl base() {
        return base;
      }

      @Override
      public HeadingIds headingIds() {
        return addresses.headingIds();
      }
    };
  }

  private void noteRivals(Dependency.Kind kind, String reference, Optional<PostHeader> chosen) {
    List<PostHeader> rivals = siteIndex.rivals(kind, source, reference);
    if (chosen.isPresent() && !rivals.isEmpty()) {
      String names =
          rivals.stream()
              .limit(MOST_RIVALS)
              .map(post -> "'" + post.source() + "'")
              .collect(Collectors.joining(" and "));
      int more = rivals.size() - MOST_RIVALS;
      ambiguous.put(
          reference,
          "The link \""
              + reference
              + "\" could mean "
              + names
              + (more > 0 ? " and " + more + " more" : "")
              + "; it leads to '"
              + chosen.get().source()
              + "', to which it led before or which is the first by date and path");
    }
  }

  /**
   * Returns a warning for each reference that could mean several posts.
   *
   * @param body the text of the post, to find the line of the reference
   * @param firstLine the line of the source file that the body starts on
   */
  List<Problem> problems(String body, int firstLine) {
    List<Problem> problems = new ArrayList<>();
    ambiguous.forEach(
        (reference, message) -> {
          int at = body.indexOf(reference);
          int line =
              at < 0
                  ? 0
                  : firstLine + (int) body.substring(0, at).chars().filter(c -> c == '\n').count();
          problems.add(
              Problem.warning(
                  ProblemCode.LINK_AMBIGUOUS,
                  line,
                  message,
                  "Write the path of the post from the content folder, beginning with a slash."));
        });
    return problems;
  }

  private void addDependency(PostHeader header) {
    if (!header.source().equals(source)) {
      dependencies.add(header.dependency());
    }
  }

  /** Returns the posts and references that were asked for, without repetitions. */
  List<Dependency> dependencies() {
    return List.copyOf(dependencies);
  }
}

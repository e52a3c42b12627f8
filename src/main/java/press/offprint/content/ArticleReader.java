package press.offprint.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import press.offprint.content.backmatter.PostGlossary;
import press.offprint.content.citation.CitationFiles;
import press.offprint.content.citation.PostCitations;
import press.offprint.content.frontmatter.PostSource;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.markdown.Markdown;
import press.offprint.content.markdown.RenderedHtml;
import press.offprint.content.markdown.dialect.Dialect;
import press.offprint.content.markdown.dialect.PostDialect;
import press.offprint.content.markdown.formula.MathReading;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.content.markdown.limit.MarkdownLimits;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.content.resource.BundlePictures;
import press.offprint.content.resource.PostFiles;
import press.offprint.content.resource.ReferenceCount;
import press.offprint.content.resource.Resolution;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.shortcode.ExpansionContext;
import press.offprint.content.shortcode.ShortcodeExpander;
import press.offprint.content.shortcode.expansion.Expansion;
import press.offprint.content.site.AliasResolver;
import press.offprint.content.site.Section;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.content.xhtml.BodyBuilder;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.content.xhtml.tree.BodyInputs;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dependency;
import press.offprint.model.Post;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.ProblemCollector;
import press.offprint.model.settings.Limits;

/**
 * The reader of posts: from Markdown to an article that every edition can render. It has no side
 * effects, and several threads may share it.
 */
public final class ArticleReader {
  /** Changes if the same post could give another article. */
  public static final String VERSION = "7";

  private static final List<String> MATH_FIELDS =
      List.of("maths", "math", "mathjax", "katex", "usemathjax", "use_math", "latex");
  // The names of Offprint, Quarto and R Markdown.
  private static final List<String> NUMBER_FIELDS =
      List.of("numberSections", "number-sections", "number_sections");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private final Site site;
  private final ArticleTools tools;

  public ArticleReader(Site site, ArticleTools tools) {
    this.site = site;
    this.tools = tools;
  }

  /**
   * Reads a post.
   *
   * @param header from the front matter of the post
   * @param siteIndex all posts of the site, for links between them
   * @param files the files that the post may refer to
   * @return the article with the warnings of the header and its own; or the problems for which the
   *     post is rejected
   */
  public ReadResult<Article> read(
      Post post, PostHeader header, SiteIndex siteIndex, ResourceSource files) {
    OtherPosts others =
        new OtherPosts(
            files,
            site.limits().postBytes(),
            (other, known) -> read(other, known, siteIndex, files, OtherPosts.UNKNOWN));
    return read(post, header, siteIndex, files, others);
  }

  private ReadResult<Article> read(
      Post post, PostHeader header, SiteIndex siteIndex, ResourceSource files, OtherPosts others) {
    ReadResult<PostSource> source = PostSource.of(post, site.limits());
    if (source instanceof ReadResult.Rejected<PostSource> rejected) {
      return new ReadResult.Rejected<>(rejected.problems());
    }
    PostSource text = ((ReadResult.Accepted<PostSource>) source).value();
    try {
      return new ReadResult.Accepted<>(article(post, text, header, siteIndex, files, others));
    } catch (LimitException e) {
      return rejected(header, e.problem());
    } catch (StackOverflowError e) {
      return rejected(
          header,
          Problem.error(
              ProblemCode.LIMIT_DEPTH,
              text.bodyLine(),
              "The post's text is nested too deeply.",
              "Simplify it, or split the post."));
    }
  }

  private static ReadResult<Article> rejected(PostHeader header, Problem problem) {
    List<Problem> problems = new ArrayList<>(header.problems());
    problems.add(problem);
    return new ReadResult.Rejected<>(problems);
  }

  private Article article(
      Post post,
      PostSource source,
      PostHeader header,
      SiteIndex siteIndex,
      ResourceSource files,
      OtherPosts others) {
    MarkdownLimits.check(source.body(), source.bodyLine(), site.limits());
    requireSize(post, site.limits());
    PostFiles own =
        new PostFiles(
            header.source(), header.path(), BundleResourceNames.of(header.metadata()), site.base());
    ReferenceCount count = new ReferenceCount(site.limits());
    ResourceResolver resolver = new ResourceResolver(site.limits(), files, own, count);
    PostLinkResolver links =
        new PostLinkResolver(siteIndex, header.source(), files, site, count, others);
    Map<String, Resource> pictures = new HashMap<>();
    String language = header.metadata().language();
    PostDialect dialect = dialect(header, source);
    String nonce = "q" + post.fingerprint().substring(0, 12);

    CitationFiles sources = new CitationFiles(files, site.limits());
    PostGlossary glossary =
        new PostGlossary(
            header.metadata().fields().get("glossary"),
            site.syntax().glossary(),
            header.source(),
            sources);
    PostCitations citations =
        new PostCitations(
            header.metadata().fields(), header.source(), site.syntax(), sources, tools.citations());

    InsertedText inserted = new InsertedText(site.limits());
    RenderSession session = new RenderSession(nonce, links.inText(), inserted);
    session.setCitesInNotes(citations::citesInNote);
    Markdown markdown =
        Markdown.shared(mathReading(header), citations.isConfigured(), dialect.is(Dialect.MDX));
    ExpansionContext context =
        new ExpansionContext(
            header.metadata(),
            site,
            links.inText(),
            text -> markdown.inline(text, language, session),
            svg -> addPicture(svg, nonce, resolver, pictures),
            tools.shortcodes(),
            nonce,
            dialect,
            inserted);
    session.setEmbedding(new NoteEmbedding(session, context, markdown, site.limits()));
    Expansion expansion =
        ShortcodeExpander.expand(source.body(), source.bodyLine(), nonce, context);
    RenderedHtml html = markdown.render(expansion.text(), language, session, site.limits());
    BodyBuilder.Body body =
        BodyBuilder.build(
            new BodyInputs(
                tools,
                site.limits(),
                resolver,
                links,
                header.metadata().title(),
                header.metadata().language(),
                header.path(),
                site.pageHosts(),
                numbersSections(header),
                expandsAbbreviations(header),
                citations,
                glossary,
                inserted,
                pictures),
            expansion.placeholders(),
            html,
            expansion.lines()::at);
    List<Dependency> pictureNames =
        own.bundle().isEmpty()
            ? List.of()
            : List.of(BundlePictures.dependency(own.bundle(), files::names));
    List<String> pictureFiles =
        own.bundle().isEmpty() ? List.of() : BundlePictures.of(own.bundle(), files::names);
    CoverImage cover = CoverImage.find(header.metadata(), source, pictureFiles, resolver);

    List<Problem> problems = new ArrayList<>(header.problems());
    if (count.isExceeded()) {
      // First, because the number of problems is limited, too.
      problems.add(count.finding().at(source.bodyLine()));
    }
    problems.addAll(cover.problems());
    AliasResolver aliases = AliasResolver.of(header, siteIndex);
    problems.addAll(aliases.problems());
    problems.addAll(expansion.problems());
    problems.addAll(sources.problems());
    problems.addAll(body.problems());
    problems.addAll(links.problems(source.body(), source.bodyLine()));
    if (isWordless(body) && !SiteLists.isSection(header.source())) {
      problems.add(
          Problem.warning(
              ProblemCode.TEXT_MISSING,
              source.bodyLine(),
              "The post has a title and no content; it gets a page, but no PDF and no EPUB.",
              "Write its text, or mark the post as a draft."));
    }
    List<Dependency> dependencies = new ArrayList<>(resolver.dependencies());
    dependencies.addAll(links.dependencies());
    dependencies.addAll(sources.dependencies());
    dependencies.addAll(pictureNames);
    dependencies.addAll(aliases.dependencies());
    Section.dependency(header.source(), siteIndex, site).ifPresent(dependencies::add);
    siteIndex.navigation(site).dependency(header.source()).ifPresent(dependencies::add);
    Content content = content(body, cover, resolver);
    return new Article(
        header.source(),
        header.path(),
        header.metadata().withCover(cover.picture().map(Resource::key)),
        ProblemCollector.limited(problems, site.limits().problems()),
        dependencies,
        List.of(),
        body.words(),
        body.links(),
        List.of(),
        post.fingerprint(),
        () -> content);
  }

  private PostDialect dialect(PostHeader header, PostSource source) {
    return PostDialect.of(
        header.source(),
        header.metadata().fields(),
        source.format() == PostSource.Format.TOML,
        site.syntax().dialect());
  }

  // Hugo's themes and Jekyll's have fields of several names for the same.
  private MathReading mathReading(PostHeader header) {
    for (String field : MATH_FIELDS) {
      Object value = header.metadata().fields().get(field);
      Optional<MathReading> reading =
          value == null ? Optional.empty() : MathReading.of(value.toString());
      if (reading.isPresent()) {
        return reading.get();
      }
    }
    return MathReading.of(site.syntax().maths()).orElse(MathReading.AUTO);
  }

  private static boolean numbersSections(PostHeader header) {
    Map<String, Object> fields = header.metadata().fields();
    return NUMBER_FIELDS.stream().anyMatch(name -> Boolean.TRUE.equals(fields.get(name)));
  }

  private boolean expandsAbbreviations(PostHeader header) {
    Map<String, Object> fields = header.metadata().fields();
    Object own = fields.get("abbreviations");
    return own == null ? site.syntax().expandAbbreviations() : own.equals("expand");
  }

  private static boolean isWordless(BodyBuilder.Body body) {
    return body.words() == 0
        && body.notes().isEmpty()
        && !body.markup().contains("<img")
        && Regex.matcher(TAG, body.markup()).replaceAll("").isBlank();
  }

  private static void requireSize(Post post, Limits limits) {
    if (post.content().length() > limits.postBytes()) {
      throw new LimitException(
          Problem.error(
              ProblemCode.LIMIT_SIZE,
              0,
              "The post is "
                  + post.content().length()
                  + " bytes; the limit is "
                  + limits.postBytes()
                  + ".",
              "Split it, or raise limits.postBytes in offprint.yaml."));
    }
  }

  // An SVG of a shortcode is checked like any other; no post can write the source that it gets.
  private static String addPicture(
      String svg, String nonce, ResourceResolver resolver, Map<String, Resource> pictures) {
    Resolution resolution = resolver.resolveSvg("qr.svg", Bytes.utf8(svg), 0);
    if (resolution instanceof Resolution.Resolved resolved) {
      pictures.put(resolved.resource().key(), resolved.resource());
      return nonce + ":" + resolved.resource().key();
    }
    throw new IllegalArgumentException("The SVG of the QR code was refused");
  }

  private static Content content(
      BodyBuilder.Body body, CoverImage cover, ResourceResolver resolver) {
    Map<String, Resource> resources = new HashMap<>();
    Optional<String> coverKey = cover.picture().map(Resource::key);
    for (Resource resource : resolver.resources()) {
      boolean used = body.keys().contains(resource.key());
      if (used || coverKey.filter(resource.key()::equals).isPresent()) {
        resources.put(resource.key(), resource);
      }
    }
    return new Content(body.markup(), body.headings(), body.notes(), resources);
  }
}

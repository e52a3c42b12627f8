package press.offprint.content.frontmatter;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.data.DataException;
import press.offprint.content.data.FieldLines;
import press.offprint.content.data.JsonData;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.TomlData;
import press.offprint.content.data.YamlData;
import press.offprint.content.frontmatter.language.LanguageDetector;
import press.offprint.content.markdown.TitleQuotes;
import press.offprint.content.markdown.reference.PostLabels;
import press.offprint.content.site.BuildOptions;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.cascade.TrustedFolders;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.Permalink;
import press.offprint.content.site.permalink.Permalinks;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dates;
import press.offprint.model.Metadata;
import press.offprint.model.Post;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.navigation.Taxonomy;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.ProblemCollector;
import press.offprint.model.problem.Severity;

/** The reader of front matter of Hugo, Jekyll and Zola. Immutable, for use by several threads. */
public final class FrontMatterReader {
  private static final int MAX_TITLE = 4096;
  private static final Pattern DATED_PATH =
      Pattern.compile("/?(?:[^/]+/)?(\\d{4})/(\\d{1,2})/(\\d{1,2})/");

  private final Site site;
  private final Permalinks permalinks;

  public FrontMatterReader(Site site) {
    this.site = site;
    this.permalinks = new Permalinks(site);
  }

  /** Returns no cascades, to which those of the sections are added. */
  public Cascades cascades() {
    return Cascades.trusting(new TrustedFolders(site.trust()));
  }

  /** Reads the header of a post. */
  public ReadResult<PostHeader> read(Post post) {
    return read(post, Map.of());
  }

  /**
   * Reads the header of a post.
   *
   * @param defaults the values of fields that the post does not have, from the sections around it
   */
  public ReadResult<PostHeader> read(Post post, Map<String, Object> defaults) {
    ReadResult<PostSource> source = PostSource.of(post, site.limits());
    if (source instanceof ReadResult.Rejected<PostSource> rejected) {
      return new ReadResult.Rejected<>(rejected.problems());
    }
    return read(post.source(), ((ReadResult.Accepted<PostSource>) source).value(), defaults);
  }

  /**
   * Returns the value of a field of a post with its lines; empty if the post has no such field or
   * cannot be read.
   */
  public Optional<LocatedValue> field(Post post, String name) {
    Optional<PostSource> source = PostSource.of(post, site.limits()).accepted();
    try {
      return source.isEmpty()
          ? Optional.empty()
          : Optional.ofNullable(parse(source.get()).entries().get(name))
              .map(LocatedValue.Entry::value);
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  /** Reads the header of a decoded post; the header also holds the warnings of the source. */
  private ReadResult<PostHeader> read(
      String sourcePath, PostSource source, Map<String, Object> defaults) {
    List<Problem> problems = new ArrayList<>(source.problems());
    FrontMatterFields fields;
    try {
      fields = new FrontMatterFields(CascadeDefaults.into(parse(source), defaults), problems);
    } catch (DataException e) {
      problems.add(problem(e, source.format()));
      return new ReadResult.Rejected<>(problems);
    }
    Metadata metadata = metadata(sourcePath, source, fields, problems);
    CascadeCheck.warn(sourcePath, fields, new TrustedFolders(site.trust()), problems);
    OutsidePathCheck.warn(fields, sourcePath.split("/", -1).length - 1, problems);
    boolean isHidden = metadata.draft() || !BuildOptions.of(metadata.fields()).rendered();
    Permalink permalink =
        permalinks.of(
            SourcePath.published(sourcePath),
            metadata,
            isHidden,
            new PermalinkFields(fields, site.base())::line);
    problems.addAll(permalink.problems());
    if (problems.stream().anyMatch(Problem::isError)) {
      return new ReadResult.Rejected<>(limited(problems));
    }
    return new ReadResult.Accepted<>(
        new PostHeader(
            sourcePath, permalink.path(), permalink.aliases(), metadata, limited(problems)));
  }

  private List<Problem> limited(List<Problem> problems) {
    return ProblemCollector.limited(problems, site.limits().problems());
  }

  private static Mapping parse(PostSource source) throws DataException {
    return switch (source.format()) {
      case NONE -> new Mapping(Map.of(), 1, 1);
      case YAML -> YamlData.parse(source.frontMatter(), source.frontMatterLine());
      case TOML -> TomlData.parse(source.frontMatter(), source.frontMatterLine());
      case JSON -> JsonData.parse(source.frontMatter(), source.frontMatterLine());
      case LINES -> FieldLines.parse(source.frontMatter(), source.frontMatterLine());
    };
  }

  private static Problem problem(DataException e, PostSource.Format format) {
    ProblemCode code =
        switch (e.kind()) {
          case SYNTAX -> ProblemCode.FRONT_MATTER;
          case TAG -> ProblemCode.YAML_TAG;
          case LIMIT ->
              format == PostSource.Format.YAML
                  ? ProblemCode.LIMIT_YAML
                  : ProblemCode.LIMIT_FRONT_MATTER;
        };
    return new Problem(code, Severity.ERROR, e.message(), e.line(), e.column(), e.hint());
  }

  private Metadata metadata(
      String sourcePath, PostSource source, FrontMatterFields fields, List<Problem> problems) {
    SourcePath name = SourcePath.of(sourcePath);
    Map<String, Object> plain = new LinkedHashMap<>(fields.plain());
    List<String> labels = PostLabels.of(source.body());
    plain.remove(PostHeader.LABELS);
    if (!labels.isEmpty()) {
      plain.put(PostHeader.LABELS, labels);
    }
    String language = language(fields, name, source, problems);
    List<String> authors = fields.names(FrontMatterKey.AUTHORS.names());
    if (authors.isEmpty() && !site.author().isBlank()) {
      authors = List.of(site.author());
    }
    String title = title(fields, name, source, problems);
    return new Metadata(
        shown(title, language),
        shown(fields.words(FrontMatterKey.DESCRIPTION.names()), language),
        summary(fields, source, language),
        language,
        Languages.direction(language),
        authors,
        fields.terms(false, FrontMatterKey.KEYWORDS.names()),
        terms(fields, name),
        dates(fields, name),
        new PermalinkFields(fields, site.base()).requested(source.format(), title, problems),
        Optional.empty(),
        fields.whole(FrontMatterKey.WEIGHT.names()),
        isDraft(sourcePath, fields, BuildOptions.of(plain)),
        plain);
  }

  private static String shown(String words, String language) {
    return FieldSanitizer.withoutBackticks(TitleQuotes.of(words, language));
  }

  private static String summary(FrontMatterFields fields, PostSource source, String language) {
    String written = fields.words(FrontMatterKey.SUMMARY.names());
    return written.isEmpty()
        ? SummaryExtractor.of(source.body(), language)
        : FieldSanitizer.withoutBackticks(written);
  }

  private String title(
      FrontMatterFields fields, SourcePath name, PostSource source, List<Problem> problems) {
    String title = fields.words(FrontMatterKey.TITLE.names());
    if (title.getBytes(StandardCharsets.UTF_8).length > MAX_TITLE) {
      fields
          .find(FrontMatterKey.TITLE.names())
          .ifPresent(
              field ->
                  fields.add(
                      ProblemCode.LIMIT_FRONT_MATTER,
                      field.entry(),
                      "The title is longer than " + MAX_TITLE + " bytes",
                      "Write a shorter title and put the rest into the description."));
      return "";
    }
    boolean wrongType =
        fields
            .find(FrontMatterKey.TITLE.names())
            .filter(f -> !(f.value() instanceof Scalar))
            .isPresent();
    if (!title.isEmpty() || wrongType) {
      return title;
    }
    String found =
        TitleFallback.firstHeading(source.body())
            .orElseGet(() -> TitleFallback.humanise(name, site.title()));
    problems.add(
        Problem.warning(
            ProblemCode.TITLE_MISSING,
            source.frontMatterLine(),
            "The post has no title; \"" + found + "\" is used",
            "Write title: in the front matter."));
    return found;
  }

  private String language(
      FrontMatterFields fields, SourcePath name, PostSource source, List<Problem> problems) {
    String written = fields.text(FrontMatterKey.LANGUAGE.names());
    Optional<String> given = Languages.normalise(written);
    if (given.isPresent()) {
      return given.get();
    }
    String text = fields.text(FrontMatterKey.TITLE.names()) + "\n" + source.body();
    String otherwise = language(name, text);
    if (!written.isEmpty()) {
      problems.add(
          Problem.warning(
              ProblemCode.FRONT_MATTER_TYPE,
              fields.line(FrontMatterKey.LANGUAGE.names()),
              "\"" + written + "\" is no language tag; " + otherwise + " is used",
              "Write a tag of BCP 47, such as en, ja or pt-BR."));
    }
    return otherwise;
  }

  /** Returns the language of the path, else that of the text, else that of the site. */
  private String language(SourcePath name, String text) {
    Optional<String> named = name.language();
    if (named.isPresent() && !isSubject(name, named.get())) {
      return named.get();
    }
    return LanguageDetector.of(text, site.language())
        .or(() -> named.filter(language -> LanguageDetector.hasOwnScript(text, language)))
        .orElse(site.language());
  }

  // A folder cs, it or ml is a section on computers more often than a language.
  private boolean isSubject(SourcePath name, String language) {
    return name.suffix().isEmpty()
        && Languages.isAlsoSubject(language)
        && !language.equals(site.language())
        && site.structure().languages().stream().noneMatch(own -> own.tag().equals(language));
  }

  private Map<String, List<String>> terms(FrontMatterFields fields, SourcePath name) {
    // In Hugo a text is one term; Jekyll splits it at spaces.
    boolean jekyll =
        fields.find("layout", "permalink").isPresent()
            || name.folders().contains("_posts")
            || name.folders().contains("_drafts");
    Map<String, List<String>> terms = new LinkedHashMap<>();
    terms.put("tags", fields.terms(jekyll, FrontMatterKey.TAGS.names()));
    terms.put("categories", fields.terms(jekyll, FrontMatterKey.CATEGORIES.names()));
    terms.put("series", fields.terms(false, FrontMatterKey.SERIES.names()));
    for (Taxonomy taxonomy : site.structure().taxonomies()) {
      String own = taxonomy.name();
      if (!terms.containsKey(own) && !own.equals("authors")) {
        terms.put(own, fields.terms(false, own, "taxonomies." + own, "extra." + own));
      }
    }
    terms.values().removeIf(List::isEmpty);
    return Collections.unmodifiableMap(terms);
  }

  private static Dates dates(FrontMatterFields fields, SourcePath name) {
    Optional<OffsetDateTime> written = fields.date(FrontMatterKey.DATE.names());
    Optional<OffsetDateTime> lastmod = fields.date(FrontMatterKey.LASTMOD.names());
    Optional<OffsetDateTime> publish =
        isPublishedFlag(fields)
            ? fields.date(FrontMatterKey.PUBLISH_DATE.names())
            : fields.date(FrontMatterKey.PUBLISH_DATE.namesAnd(FrontMatterKey.PUBLISHED));
    Optional<OffsetDateTime> date =
        written
            .or(() -> publish)
            .or(() -> name.date().map(day -> day.atStartOfDay().atOffset(ZoneOffset.UTC)))
            .or(
                () ->
                    fields
                        .raw(FrontMatterKey.URL.namesAnd(FrontMatterKey.PERMALINK))
                        .flatMap(FrontMatterReader::dateInPath))
            .or(() -> lastmod);
    return new Dates(date, lastmod, publish, fields.date(FrontMatterKey.EXPIRY_DATE.names()));
  }

  // Sites with permalinks such as 2019/10/15/hello often have the date in no other field.
  private static Optional<OffsetDateTime> dateInPath(String path) {
    Matcher dated = Regex.matcher(DATED_PATH, path);
    return dated.lookingAt()
        ? DateParser.parse(dated.group(1) + "-" + dated.group(2) + "-" + dated.group(3))
        : Optional.empty();
  }

  private static boolean isDraft(String source, FrontMatterFields fields, BuildOptions options) {
    // The flags are read for their problems, too.
    boolean unpublished =
        isPublishedFlag(fields)
            && fields.flag(FrontMatterKey.PUBLISHED.names()).map(shown -> !shown).orElse(false);
    boolean draft = fields.flag(FrontMatterKey.DRAFT.names()).orElse(false);
    return unpublished || draft || options.draft() || SourcePath.isDraft(source);
  }

  // In Jekyll "published: false" is a draft; in Hugo the field holds a date.
  private static boolean isPublishedFlag(FrontMatterFields fields) {
    return fields
        .find(FrontMatterKey.PUBLISHED.names())
        .filter(
            f ->
                f.value() instanceof Scalar scalar
                    && Regex.matches(scalar.text().strip(), "(?i)true|false|yes|no|on|off"))
        .isPresent();
  }
}

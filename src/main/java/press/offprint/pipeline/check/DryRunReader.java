package press.offprint.pipeline.check;

import java.util.List;
import press.offprint.content.ArticleReader;
import press.offprint.content.diagram.DiagramRenderer;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.shortcode.ShortcodeTemplates;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.edition.EditionException;
import press.offprint.model.Article;
import press.offprint.model.Post;
import press.offprint.model.Site;
import press.offprint.model.bytes.Cache;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.PostReadResult;
import press.offprint.pipeline.exec.IsolatedExecutor;
import press.offprint.pipeline.exec.Lazy;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.pipeline.plan.scan.PostDefaults;
import press.offprint.pipeline.process.DiagramProcesses;

/** Reads posts as publishing does, without the catalog and without writing. Thread-safe. */
final class DryRunReader {
  private final PublishSettings settings;
  private final Site site;
  private final ContentFolder content;
  private final FrontMatterReader frontMatter;
  private final ArticleReader reader;
  private final IsolatedExecutor executor;

  DryRunReader(PublishSettings settings, Site site) {
    this.settings = settings;
    this.site = site;
    this.content = new ContentFolder(settings.content(), settings.output());
    this.frontMatter = new FrontMatterReader(site);
    this.reader = new ArticleReader(site, tools(settings, site));
    this.executor = new IsolatedExecutor(site.limits().seconds());
  }

  // The same tools as for publishing, because the shortcodes of the site are among them.
  private static ArticleTools tools(PublishSettings settings, Site site) {
    SiteTemplates templates = new SiteTemplates(settings.project(), site.theme());
    Lazy<FontDirectory> fonts =
        new Lazy<>(() -> FontDirectory.open(ProjectLayout.installedFonts()));
    return ArticleTools.create(
        ShortcodeTemplates.of(templates::get),
        new DiagramRenderer(text -> fonts.get().forLabels(text), DiagramProcesses.shared()),
        Cache.NONE);
  }

  /** Reads the front matter of all posts. */
  DryRunScan scan() {
    return DryRunScan.of(content.scan(), content, frontMatter, site, settings);
  }

  /** Reads a post or the text of a book; without a problem if its file vanished after the scan. */
  ReadResult<Article> article(String source, DryRunScan scan, ResourceSource files) {
    PostReadResult again = content.read(scan.file(source), site.limits().readBytes());
    if (!(again instanceof PostReadResult.Got got)) {
      return new ReadResult.Rejected<>(List.of());
    }
    Post post = got.post();
    SiteIndex siteIndex = scan.siteIndex();
    try {
      return executor.call(
          "the article",
          () ->
              frontMatter
                  .read(post, PostDefaults.of(scan.file(post.source()), siteIndex.cascades()))
                  .then(own -> reader.read(post, own, siteIndex, files)));
    } catch (EditionException e) {
      return new ReadResult.Rejected<>(
          List.of(Problem.error(e.code(), 0, e.getMessage(), "Make the post smaller or simpler.")));
    }
  }
}

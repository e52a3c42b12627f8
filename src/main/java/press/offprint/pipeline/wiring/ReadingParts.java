package press.offprint.pipeline.wiring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import press.offprint.content.ArticleReader;
import press.offprint.content.diagram.DiagramRenderer;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.shortcode.ShortcodeTemplates;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.model.Site;
import press.offprint.pipeline.ahead.ReadAhead;
import press.offprint.pipeline.ahead.ReadAheadStep;
import press.offprint.pipeline.ahead.SlowPosts;
import press.offprint.pipeline.canary.Canary;
import press.offprint.pipeline.config.ProjectInputs;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.asset.StaticFolders;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.lineage.MakerChanges;
import press.offprint.pipeline.plan.SiteIndexes;
import press.offprint.pipeline.plan.SitePlaces;
import press.offprint.pipeline.plan.collect.PostInputFiles;
import press.offprint.pipeline.plan.collect.RunPlanner;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.plan.scan.SourceScanner;
import press.offprint.pipeline.post.ParagraphLog;
import press.offprint.pipeline.post.PostFileClaims;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.post.RelatedSource;
import press.offprint.pipeline.preview.DraftPreview;
import press.offprint.pipeline.preview.NoSuggestions;
import press.offprint.pipeline.process.DiagramProcesses;
import press.offprint.pipeline.record.BranchAggregator;
import press.offprint.pipeline.record.SplitEnd;
import press.offprint.pipeline.related.RelatedLinks;
import press.offprint.pipeline.related.RelatedPosts;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.watch.FolderWatcher;
import press.offprint.pipeline.watch.PollScope;

/**
 * The parts that plan runs and read posts.
 *
 * @param indexes the index of the site that posts are read with
 * @param claims the files that posts have
 * @param roots the folders whose changes cause a run
 */
public record ReadingParts(
    ContentFolder content,
    SiteFileLookup files,
    FrontMatterReader frontMatter,
    SiteIndexes indexes,
    PostFileClaims claims,
    FolderWatcher.Roots roots,
    PollScope scope,
    UpToDateCheck upToDate,
    Canary canary,
    RunPlanner planner,
    ParagraphLog paragraphs,
    RelatedLinks links,
    PostReader reader,
    ReadAheadStep ahead,
    RelatedPosts related,
    DraftPreview drafts,
    PostReader draftReader) {

  public static ReadingParts of(
      PublisherContext context, EditionParts editions, RecordParts records) {
    PublishSettings settings = context.settings();
    Site site = context.site();
    CatalogCache catalog = context.catalog();
    StopFlag stop = context.stop();
    ContentFolder content = new ContentFolder(settings.content(), settings.output());
    SiteFileLookup files = ProjectLayout.files(settings, site);
    FrontMatterReader frontMatter = new FrontMatterReader(site);
    SiteIndexes indexes = new SiteIndexes();
    ReadAhead readAhead = new ReadAhead(Runtime.getRuntime().maxMemory() / 8);
    RelatedLinks links =
        new RelatedLinks(
            context.configured().related(),
            site,
            context.state().catalog(),
            editions.inputs(),
            settings.clock(),
            readAhead);
    Supplier<UpToDateCheck> checks =
        () ->
            new UpToDateCheck(
                site, editions.inputs(), new PostInputFiles(files, links), context.output()::size);
    UpToDateCheck upToDate = checks.get();
    FolderWatcher.Roots roots = roots(settings, site, editions.templates());
    PollScope scope = new PollScope(roots);
    StaticFolders statics = new StaticFolders(ProjectLayout.statics(settings));
    SitePlaces places = new SitePlaces(site, context.routes());
    PostFileClaims claims =
        new PostFileClaims(
            catalog,
            indexes,
            places,
            () -> context.makesAllEditions() ? statics.paths() : Set.of());
    Canary canary =
        new Canary(
            context.configured().canary(),
            settings.content(),
            catalog,
            new MakerChanges(catalog, records.lineage()),
            records.guard(),
            records.receipts(),
            upToDate,
            context.output(),
            context.heldFolder(),
            stop,
            () -> records.history().requests(),
            context.listener()::notice);
    ArticleReader articles =
        new ArticleReader(
            site,
            ArticleTools.create(
                ShortcodeTemplates.of(editions.templates()::get),
                new DiagramRenderer(editions.engines()::labelFont, DiagramProcesses.shared()),
                editions.cache()));
    ParagraphLog paragraphs =
        ParagraphLog.open(site.addresses().places(), context.state().folder());
    BiFunction<SiteIndexes, RelatedSource, PostReader> readers =
        (named, suggestions) ->
            new PostReader(
                site,
                content,
                files,
                editions.executor(),
                named,
                frontMatter,
                articles,
                suggestions,
                upToDate,
                paragraphs,
                records.editionLog());
    PostReader reader = readers.apply(indexes, links);
    SlowPosts slow = new SlowPosts(reader, editions.fingerprints()::ofReading);
    RunPlanner planner =
        new RunPlanner(
            settings,
            new SourceScanner(
                content,
                frontMatter,
                catalog,
                records.cacheValidity(),
                site.limits().readBytes(),
                settings.threads()),
            catalog,
            context.retries(),
            editions.fingerprints(),
            context.editions(),
            upToDate,
            places,
            !context.configured().books().isNone(),
            indexes,
            scope::changed,
            slow::unread,
            records.guard(),
            claims,
            canary,
            editions.calls(),
            stop);
    ReadAheadStep ahead =
        new ReadAheadStep(
            reader,
            readAhead,
            upToDate,
            slow,
            editions.calls(),
            planner::again,
            stop,
            settings.threads());
    RelatedPosts related =
        new RelatedPosts(
            links, catalog, upToDate, reader, ahead, planner::again, stop, settings.threads());
    SiteIndexes draftIndexes = new SiteIndexes();
    DraftPreview drafts =
        new DraftPreview(
            context.state().folder(),
            editions.fingerprints(),
            context.editions(),
            checks.get(),
            draftIndexes,
            stop,
            context.listener()::notice);
    return new ReadingParts(
        content,
        files,
        frontMatter,
        indexes,
        claims,
        roots,
        scope,
        upToDate,
        canary,
        planner,
        paragraphs,
        links,
        reader,
        ahead,
        related,
        drafts,
        readers.apply(draftIndexes, new NoSuggestions()));
  }

  private static FolderWatcher.Roots roots(
      PublishSettings settings, Site site, SiteTemplates templates) {
    List<Path> beside = new ArrayList<>(ProjectLayout.lookups(settings));
    beside.addAll(templates.folders());
    beside.add(templates.dataFolder());
    Set<Path> single = new LinkedHashSet<>(ProjectInputs.folders(settings));
    ProjectLayout.named(settings, site).forEach(file -> single.add(file.getParent()));
    return new FolderWatcher.Roots(
        settings.content(), beside, List.copyOf(single), ProjectLayout.excluded(settings));
  }

  public void addBeans(Map<String, Object> beans) {
    beans.put("planner", planner);
    beans.put("ahead", ahead);
    beans.put("related", related);
    beans.put("reader", reader);
    beans.put("drafts", drafts);
    beans.put("draftsEnd", new SplitEnd(drafts::failed));
    beans.put("draftRenditions", new BranchAggregator());
    beans.put("draftReader", draftReader);
  }
}

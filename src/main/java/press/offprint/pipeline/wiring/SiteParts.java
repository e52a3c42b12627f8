package press.offprint.pipeline.wiring;

import java.util.Map;
import press.offprint.pipeline.book.BookFactory;
import press.offprint.pipeline.book.Books;
import press.offprint.pipeline.book.ReaderBooks;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.asset.StaticFolders;
import press.offprint.pipeline.guard.CollectionGuard;
import press.offprint.pipeline.guard.RunGuard;
import press.offprint.pipeline.record.BookReceipts;
import press.offprint.pipeline.record.BranchAggregator;
import press.offprint.pipeline.record.SplitEnd;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.search.SiteSearch;
import press.offprint.pipeline.site.BundleFiles;
import press.offprint.pipeline.site.ReplacedFiles;
import press.offprint.pipeline.site.SiteAssembler;
import press.offprint.pipeline.site.SiteBranchAggregator;
import press.offprint.pipeline.site.SiteOutput;
import press.offprint.pipeline.site.SiteRun;
import press.offprint.pipeline.site.SiteSplitter;
import press.offprint.pipeline.site.StaticFiles;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The parts that make what belongs to the whole site: lists, books, search and static files.
 *
 * @param run the files of the site that the current run has made
 * @param output writes the files of the site
 */
public record SiteParts(
    SiteRun run,
    SiteOutput output,
    SiteAssembler site,
    SiteSplitter lists,
    Books books,
    ReaderBooks readerBooks,
    StaticFiles statics,
    BundleFiles bundleFiles,
    SiteSearch search) {

  public static SiteParts of(
      PublisherContext context, EditionParts editions, RecordParts records, ReadingParts reading) {
    PublishSettings settings = context.settings();
    CatalogCache catalog = context.catalog();
    StopFlag stop = context.stop();
    RunGuard guard = records.guard();
    CollectionGuard collections =
        new CollectionGuard(guard, context.output(), context.heldFolder());
    SiteRun run = new SiteRun();
    ReplacedFiles replaced = new ReplacedFiles(ProjectLayout.statics(settings));
    SiteOutput output =
        new SiteOutput(catalog, context.output(), run, records.receipts(), replaced, collections);
    SiteAssembler site =
        new SiteAssembler(
            context.site(),
            catalog,
            output,
            editions.fingerprints(),
            context.editions(),
            records.unpublisher(),
            reading.reader(),
            reading.links(),
            run,
            settings.force(),
            stop,
            replaced,
            guard);
    BookFactory bookFactory =
        new BookFactory(
            settings,
            context.site(),
            context.configured().books(),
            reading.frontMatter(),
            reading.content());
    Books books =
        bookFactory.create(
            catalog,
            context.editions(),
            editions.fingerprints(),
            reading.reader(),
            reading.upToDate(),
            context.output(),
            records.unpublisher(),
            new BookReceipts(
                catalog,
                context.output(),
                records.reporter(),
                context.acceptance(),
                settings.clock(),
                records.publications()),
            context.retries(),
            stop,
            guard,
            collections);
    return new SiteParts(
        run,
        output,
        site,
        new SiteSplitter(editions.fingerprints(), output, run, settings.force()),
        books,
        bookFactory.createForReaders(
            catalog, context.editions(), editions.fingerprints(), reading.reader(), books),
        new StaticFiles(
            new StaticFolders(ProjectLayout.statics(settings)),
            replaced,
            context.output(),
            catalog,
            stop,
            guard,
            context.makesAllEditions(),
            context.site().limits().resourceBytes()),
        new BundleFiles(
            context.site(),
            settings.content(),
            reading.files(),
            context.output(),
            catalog,
            stop,
            guard,
            context.makesAllEditions()),
        new SiteSearch(context.output().root(), context.state().folder()));
  }

  public void addBeans(Map<String, Object> beans) {
    beans.put("renditions", new SiteBranchAggregator(run));
    beans.put("site", site);
    beans.put("books", books);
    beans.put("readerBooks", readerBooks);
    beans.put("readerRenditions", new BranchAggregator());
    beans.put("booksEnd", new SplitEnd(books::failed));
    beans.put("lists", lists);
    beans.put("search", search);
    beans.put("siteFiles", output);
    beans.put("statics", statics);
    beans.put("bundleFiles", bundleFiles);
  }
}

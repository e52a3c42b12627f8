package press.offprint.pipeline.book;

import press.offprint.content.book.BookSettings;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.model.Site;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.guard.CollectionGuard;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.post.PostReader;
import press.offprint.pipeline.record.BookReceipts;
import press.offprint.pipeline.record.RunInspector;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.RetrySchedule;

/** Puts the beans of books together. */
public record BookFactory(
    PublishSettings settings,
    Site site,
    BookSettings books,
    FrontMatterReader frontMatter,
    ContentFolder content) {

  /** Returns the bean {@code books}. */
  public Books create(
      CatalogCache catalog,
      EditionRoutes editions,
      EditionFingerprints fingerprints,
      PostReader reader,
      UpToDateCheck upToDate,
      OutputFolder output,
      Unpublisher unpublisher,
      BookReceipts receipts,
      RetrySchedule retries,
      StopFlag stop,
      RunInspector inspector,
      CollectionGuard guard) {
    BookPlanner planner =
        new BookPlanner(
            site,
            books,
            catalog,
            editions,
            fingerprints,
            frontMatter,
            content,
            upToDate,
            output,
            settings.clock(),
            settings.drafts(),
            settings.force(),
            settings.editions().isEmpty());
    return new Books(
        planner,
        new BookReader(site, catalog, reader, reader::readAgain, settings.threads()),
        editions,
        catalog,
        unpublisher,
        output,
        receipts,
        retries,
        stop,
        inspector,
        guard);
  }

  /** Returns the bean {@code readerBooks}, which reads the posts of the latest run. */
  public ReaderBooks createForReaders(
      CatalogCache catalog,
      EditionRoutes editions,
      EditionFingerprints fingerprints,
      PostReader reader,
      Books books) {
    ReadingMemory memory = new ReadingMemory(reader, fingerprints::ofReading);
    return new ReaderBooks(
        site,
        catalog,
        new BookReader(site, catalog, reader, memory::read, settings.threads()),
        editions,
        fingerprints,
        books::latest);
  }
}

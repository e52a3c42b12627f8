package press.offprint.pipeline.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Metadata;
import press.offprint.model.Site;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.book.BookDefinitions;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.PostReadResult;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.plan.PathConflicts;
import press.offprint.pipeline.plan.Visibility;
import press.offprint.pipeline.plan.scan.BookSources;
import press.offprint.pipeline.plan.scan.HeaderReader;
import press.offprint.pipeline.run.Hidden;

/** The front matter of all posts, without the results of earlier runs. */
final class DryRunScan {
  private final Map<String, SourceFile> files = new HashMap<>();
  private final List<SourceFile> order;
  private final Map<String, List<Problem>> errors = new HashMap<>();
  private final Map<String, BookDefinitions.Own> books = new TreeMap<>();
  private Map<String, Hidden> hidden = Map.of();
  private final List<PostHeader> headers = new ArrayList<>();
  private SiteIndex siteIndex = SiteIndex.of(List.of());

  private DryRunScan(List<SourceFile> order) {
    this.order = order;
    order.forEach(file -> files.put(file.source(), file));
  }

  static DryRunScan of(
      List<SourceFile> files,
      ContentFolder content,
      FrontMatterReader reader,
      Site site,
      PublishSettings settings) {
    DryRunScan scan = new DryRunScan(files);
    HeaderReader headers = new HeaderReader(reader);
    Visibility visibility =
        new Visibility(settings.drafts(), settings.future(), settings.clock().instant());
    List<SourceFile> sectionsFirst = new ArrayList<>(files);
    sectionsFirst.sort(
        Comparator.comparing((SourceFile file) -> !SiteLists.isSection(file.source()))
            .thenComparingInt(file -> file.source().split("/", -1).length));
    Cascades cascades = reader.cascades();
    List<PostHeader> all = new ArrayList<>();
    Map<String, Optional<Metadata>> read = new HashMap<>();
    for (SourceFile file : sectionsFirst) {
      read.put(file.source(), Optional.empty());
      if (SourcePath.underscored(file.source()).isPresent()) {
        continue;
      }
      PostReadResult reading = content.read(file, site.limits().readBytes());
      if (reading instanceof PostReadResult.Refused refused) {
        scan.errors.put(file.source(), List.of(refused.problem()));
      } else if (reading instanceof PostReadResult.Got got) {
        ReadResult<PostHeader> header = headers.read(file, got.post(), cascades);
        if (header.accepted().isEmpty()) {
          scan.errors.put(file.source(), header.rejections());
        } else {
          PostHeader found = header.accepted().get();
          if (BookSources.isBook(found)) {
            if (found.metadata().draft() && !settings.drafts()) {
              continue; // Publishing does not read it either.
            }
            scan.books.put(
                BookSources.name(found.source()), BookDefinitions.Own.of(found, got.post()));
          } else {
            all.add(found);
            read.put(file.source(), Optional.of(found.metadata()));
          }
        }
        if (SiteLists.isSection(file.source())) {
          Cascades outer = cascades;
          cascades =
              header
                  .accepted()
                  .map(section -> outer.and(section.source(), section.metadata().fields()))
                  .orElse(outer);
        }
      }
    }
    scan.hidden = visibility.hidden(read, source -> Optional.empty(), source -> false);
    scan.resolveConflicts(
        all.stream().filter(header -> !scan.hidden.containsKey(header.source())).toList(),
        cascades);
    return scan;
  }

  private void resolveConflicts(List<PostHeader> shown, Cascades cascades) {
    SiteIndex everything = SiteIndex.of(shown, cascades);
    PathConflicts.losers(everything, header -> false)
        .forEach((source, problem) -> errors.put(source, List.of(problem)));
    shown.stream().filter(header -> !errors.containsKey(header.source())).forEach(headers::add);
    siteIndex = SiteIndex.of(headers, cascades);
  }

  List<SourceFile> files() {
    return order;
  }

  SourceFile file(String source) {
    return files.get(source);
  }

  /** Returns the headers of all posts that would be published. */
  List<PostHeader> headers() {
    return headers;
  }

  /** Returns the sources that define books, by the name of the book. */
  Map<String, BookDefinitions.Own> books() {
    return books;
  }

  /** Returns the sources of the definitions of books, whose texts are read as posts are. */
  Set<String> definitions() {
    return books.values().stream().map(BookDefinitions.Own::source).collect(Collectors.toSet());
  }

  /** Returns the sources of all texts that publishing reads: posts and definitions of books. */
  List<String> texts() {
    return Stream.concat(headers.stream().map(PostHeader::source), definitions().stream()).toList();
  }

  SiteIndex siteIndex() {
    return siteIndex;
  }

  /** Returns the errors of a source in its front matter or permalink. */
  List<Problem> errors(String source) {
    return errors.getOrDefault(source, List.of());
  }

  /** Returns the reason why a post would be hidden now. */
  Hidden hidden(String source) {
    return hidden.getOrDefault(source, Hidden.NONE);
  }
}

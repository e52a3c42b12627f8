package press.offprint.pipeline.plan.collect;

import java.util.List;
import java.util.Optional;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Dependency;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.disk.asset.StampCache;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.related.RelatedLinks;

/** The files and lists that posts depend on beside the site index, with one look at each folder. */
public final class PostInputFiles implements UpToDateCheck.InputFiles {
  private final SiteFileLookup files;
  private final RelatedLinks links;
  private final StampCache stamps;

  public PostInputFiles(SiteFileLookup files, RelatedLinks links) {
    this.files = files;
    this.links = links;
    this.stamps = new StampCache(files);
  }

  @Override
  public void begin() {
    stamps.begin();
  }

  @Override
  public FileStamp stamp(String path) {
    return stamps.stamp(path);
  }

  @Override
  public List<String> names(String folder) {
    return files.names(folder);
  }

  @Override
  public Optional<String> fingerprint(String path) {
    return files.fingerprint(path);
  }

  @Override
  public Object relatedKey(String source) {
    return links.listOf(source);
  }

  @Override
  public Dependency related(Dependency known, SiteIndex siteIndex) {
    return links
        .dependency(known.name(), siteIndex)
        .orElse(new Dependency(known.kind(), known.name(), ""));
  }
}

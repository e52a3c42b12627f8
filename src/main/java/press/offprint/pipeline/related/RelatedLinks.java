package press.offprint.pipeline.related;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CountedTerms;
import press.offprint.catalog.entry.RelatedEntry;
import press.offprint.content.related.TermCounter;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.config.RelatedSettings;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.RelatedPost;
import press.offprint.model.Site;
import press.offprint.pipeline.ahead.ReadAhead;
import press.offprint.pipeline.plan.input.InputHash;
import press.offprint.pipeline.plan.input.PostInputs;
import press.offprint.pipeline.post.PostReading;
import press.offprint.pipeline.post.RelatedSource;

/** The suggestions that posts show, and the counts of the words of the posts that are read. */
public final class RelatedLinks implements RelatedSource {
  /** The number of suggestions that pages and ebooks show. */
  static final int SHOWN = 3;

  private final RelatedSettings settings;
  private final Site site;
  private final RelatedState state;
  private final PostInputs inputs;
  private final TermCounter counter;
  private final InstantSource clock;
  private final ReadAhead readAhead;

  public RelatedLinks(
      RelatedSettings settings,
      Site site,
      Catalog catalog,
      PostInputs inputs,
      InstantSource clock,
      ReadAhead readAhead) {
    this.settings = settings;
    this.site = site;
    this.state = new RelatedState(catalog);
    this.inputs = inputs;
    this.counter = new TermCounter(settings.stop());
    this.clock = clock;
    this.readAhead = readAhead;
  }

  boolean isEnabled() {
    return settings.enabled();
  }

  RelatedState state() {
    return state;
  }

  ReadAhead readAhead() {
    return readAhead;
  }

  /** Returns true if a post takes part. */
  boolean isEligible(String source, Metadata metadata) {
    return settings.enabled() && Eligibility.test(source, metadata, clock.instant());
  }

  /** Returns the posts that the author recommends and the site has. */
  List<PostHeader> recommended(PostHeader header, SiteIndex siteIndex) {
    return Eligibility.recommended(header, siteIndex, site.baseUrl());
  }

  @Override
  public Optional<PostReading> take(String source) {
    return readAhead.take(source);
  }

  @Override
  public void counted(Article article, String fingerprint) {
    if (!isEligible(article.source(), article.metadata())) {
      return;
    }
    count(article, fingerprint).ifPresent(counted -> state.put(List.of(counted)));
  }

  /** Returns the counted words of an article; empty if they are stored already. */
  Optional<CountedTerms> count(Article article, String fingerprint) {
    String hash = inputs.termsHash(article.path(), fingerprint, article.dependencies());
    return state.termsHash(article.source()).equals(hash)
        ? Optional.empty()
        : Optional.of(new CountedTerms(article.source(), hash, counter.count(article).encode()));
  }

  @Override
  public List<RelatedPost> shown(String source, SiteIndex siteIndex) {
    return eligible(source, siteIndex).map(header -> shown(header, siteIndex)).orElse(List.of());
  }

  /** Returns the list of a post, which may be replaced by a later one; empty if it has none. */
  public Optional<RelatedEntry> listOf(String source) {
    return Optional.ofNullable(state.lists().get(source));
  }

  private Optional<PostHeader> eligible(String source, SiteIndex siteIndex) {
    return siteIndex.findBySource(source).filter(h -> isEligible(source, h.metadata()));
  }

  private List<RelatedPost> shown(PostHeader header, SiteIndex siteIndex) {
    List<PostHeader> own = recommended(header, siteIndex);
    return (own.isEmpty() ? listed(header.source(), siteIndex) : own)
        .stream().map(found -> post(found.source(), found.path(), found.metadata())).toList();
  }

  private List<PostHeader> listed(String source, SiteIndex siteIndex) {
    List<PostHeader> found = new ArrayList<>();
    RelatedEntry entry = state.lists().get(source);
    if (entry != null) {
      for (RelatedEntry.Score score : entry.posts()) {
        if (found.size() < SHOWN) {
          siteIndex.findBySource(score.source()).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  static RelatedPost post(String source, String path, Metadata metadata) {
    return new RelatedPost(
        source, path, metadata.title(), metadata.language(), metadata.direction());
  }

  @Override
  public Optional<Dependency> dependency(String source, SiteIndex siteIndex) {
    return eligible(source, siteIndex)
        .map(
            header -> {
              InputHash hash = new InputHash();
              shown(header, siteIndex)
                  .forEach(post -> hash.add(post.path()).add(post.title()).add(post.language()));
              return new Dependency(Dependency.Kind.RELATED, source, hash.hash());
            });
  }
}

package press.offprint.pipeline.inspect;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.version.HeldPost;
import press.offprint.catalog.version.Making;
import press.offprint.catalog.version.PostVersion;
import press.offprint.catalog.version.VersionedRendition;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.config.StoreLocation;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.state.PrivateFolder;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.inspect.browser.Chromium;
import press.offprint.pipeline.inspect.look.LookChange;
import press.offprint.pipeline.inspect.look.LookComparison;
import press.offprint.pipeline.inspect.look.LookExplanation;
import press.offprint.pipeline.inspect.look.PageLook;
import press.offprint.pipeline.version.AcceptedLooks;

/**
 * Compares how posts look with how they looked when a person accepted them. It changes no published
 * file, and may run while another process publishes. Close it after the report is written, because
 * the pictures of pages are in a temporary folder.
 */
public final class Inspection implements AutoCloseable {
  /** The causes of a making that are no change of a text, a picture or data. */
  private static final Set<String> MAKERS =
      Set.of(
          "template",
          "route",
          "class",
          "edition",
          "program",
          "font",
          "setting",
          "forced",
          "interrupted",
          "released",
          "output",
          "new");

  private final Path state;
  private final Path temporary;
  private final Optional<Chromium> browser;
  private final VersionLooks looks;
  private final Map<String, Integer> accepted;

  private Inspection(
      PublishSettings settings, Path temporary, Optional<Chromium> browser, BlobStore store) {
    this.state = ProjectLayout.state(settings);
    this.temporary = temporary;
    this.browser = browser;
    this.looks = new VersionLooks(store, settings.output(), browser, temporary);
    this.accepted = AcceptedLooks.of(state);
  }

  /**
   * Prepares an inspection.
   *
   * @param program the browser; empty to leave out pages and ebooks
   * @throws OffprintException if the browser does not start, or the project cannot be read
   */
  public static Inspection open(PublishSettings settings, Optional<Path> program) {
    BlobStore store =
        StoreLocation.of(settings, SiteConfigLoader.load(settings).queue(), new DiskOperations());
    try {
      Path temporary = Files.createTempDirectory("offprint-inspect");
      Optional<Chromium> browser = Optional.empty();
      try {
        if (program.isPresent()) {
          Path profile = Files.createDirectory(temporary.resolve("profile"));
          browser = Optional.of(Chromium.start(program.get(), profile));
        }
        return new Inspection(settings, temporary, browser, store);
      } catch (IOException | RuntimeException e) {
        browser.ifPresent(Chromium::close);
        PrivateFolder.empty(temporary);
        throw e;
      }
    } catch (IOException e) {
      throw new OffprintException(
          "The browser "
              + program.map(Path::toString).orElse("")
              + " could not be used: "
              + IoErrorText.of(e)
              + ". Name another with --browser PROGRAM, or leave it out with --no-browser.",
          e);
    }
  }

  /**
   * Inspects posts.
   *
   * @param editions the names of the editions; empty for all
   * @param each takes the result of each post as soon as it is known
   */
  public void run(Collection<String> sources, Set<String> editions, Consumer<PostInspection> each) {
    try (Catalog catalog = Catalog.openReadOnly(state).orElse(null)) {
      if (catalog == null) {
        return;
      }
      Map<String, HeldPost> held = catalog.versions().held();
      for (String source : sources) {
        List<PostVersion> versions = catalog.versions().of(source);
        Optional<PostVersion> now = shown(versions, held.get(source));
        if (now.isPresent()) {
          Optional<PostVersion> old = before(versions, now.get());
          boolean isEdited =
              old.filter(o -> isEdited(o, now.get(), catalog.makings().of(source))).isPresent();
          each.accept(inspect(now.get(), old, isEdited, editions));
        }
      }
    }
  }

  /**
   * Accepts the looks that posts have now.
   *
   * @return the numbers of their versions, by source
   */
  public static Map<String, Integer> accept(PublishSettings settings, Collection<String> sources) {
    Path state = ProjectLayout.state(settings);
    Map<String, Integer> versions = new TreeMap<>();
    try (Catalog catalog = Catalog.openReadOnly(state).orElse(null)) {
      if (catalog == null) {
        return versions;
      }
      Map<String, HeldPost> held = catalog.versions().held();
      for (String source : sources) {
        shown(catalog.versions().of(source), held.get(source))
            .ifPresent(version -> versions.put(source, version.number()));
      }
    }
    AcceptedLooks.add(state, versions);
    return versions;
  }

  private static Optional<PostVersion> shown(List<PostVersion> versions, HeldPost held) {
    Optional<PostVersion> last =
        versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    return (held == null
            ? last
            : versions.stream().filter(one -> one.number() == held.number()).findFirst())
        .filter(version -> !version.renditions().isEmpty());
  }

  // A rollback shows an earlier version than the accepted one, which is compared in the same way.
  private Optional<PostVersion> before(List<PostVersion> versions, PostVersion now) {
    Integer number = accepted.get(now.source());
    Optional<PostVersion> known =
        versions.stream().filter(v -> number != null && v.number() == number).findFirst();
    return known.isPresent()
        ? known
        : versions.stream()
            .filter(v -> v.number() < now.number() && !v.renditions().isEmpty())
            .reduce((first, second) -> second);
  }

  private static boolean isEdited(PostVersion old, PostVersion now, List<Making> makings) {
    return !old.fingerprint().equals(now.fingerprint())
        || makings.stream()
            .filter(making -> making.run() > old.run())
            .flatMap(making -> making.causes().stream())
            .anyMatch(cause -> !MAKERS.contains(cause.kind()));
  }

  private PostInspection inspect(
      PostVersion now, Optional<PostVersion> old, boolean isEdited, Set<String> editions) {
    List<PostInspection.View> views = new ArrayList<>();
    for (VersionedRendition rendition : now.renditions()) {
      String edition = rendition.download().edition();
      boolean isWanted = editions.isEmpty() || editions.contains(edition);
      Optional<VersionedRendition> before =
          old.map(PostVersion::renditions).orElse(List.of()).stream()
              .filter(one -> one.download().edition().equals(edition))
              .findFirst();
      boolean isSame = before.filter(one -> one.files().equals(rendition.files())).isPresent();
      if (isWanted && !isSame && looks.paints(rendition)) {
        views.addAll(views(edition, before, rendition, isEdited));
      }
    }
    List<LookChange> changes =
        LookExplanation.of(views.stream().map(PostInspection.View::change).toList(), isEdited);
    List<PostInspection.View> explained = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      explained.add(
          new PostInspection.View(changes.get(i), views.get(i).old(), views.get(i).now()));
    }
    return new PostInspection(
        now.source(),
        now.number(),
        old.map(PostVersion::number).orElse(0),
        old.filter(one -> accepted.containsValue(one.number()))
            .filter(one -> one.number() == accepted.getOrDefault(now.source(), 0))
            .isPresent(),
        isEdited,
        explained);
  }

  private List<PostInspection.View> views(
      String edition, Optional<VersionedRendition> before, VersionedRendition now, boolean edited) {
    List<ViewLook> old = before.map(looks::of).orElse(List.of());
    List<PostInspection.View> views = new ArrayList<>();
    for (ViewLook look : looks.of(now)) {
      ViewLook same =
          old.stream()
              .filter(one -> one.view().equals(look.view()))
              .findFirst()
              .orElse(ViewLook.NONE);
      LookChange change =
          LookComparison.of(edition, look.view(), same.pages(), look.pages(), edited);
      views.add(new PostInspection.View(change, new Pages(same), new Pages(look)));
    }
    return views;
  }

  private record Pages(ViewLook look) implements PostInspection.ViewLookPages {
    @Override
    public List<String> names() {
      return look.pages().stream().map(PageLook::name).toList();
    }

    @Override
    public BufferedImage picture(int page) throws IOException {
      return look.painter().picture(page);
    }
  }

  @Override
  public void close() {
    browser.ifPresent(Chromium::close);
    PrivateFolder.empty(temporary);
  }
}

package press.offprint.content.site.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import press.offprint.content.book.BookSettings;
import press.offprint.content.book.BookSpecReader;
import press.offprint.content.data.DataException;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.YamlData;
import press.offprint.content.site.config.key.GuardMode;
import press.offprint.content.site.config.key.IssueKeys;
import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.content.site.permalink.Languages;
import press.offprint.content.site.permalink.PermalinkPattern;
import press.offprint.content.site.permalink.UntrustedPath;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.AcceptRule;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.Severity;
import press.offprint.model.remote.HostList;
import press.offprint.model.remote.PageHosts;
import press.offprint.model.settings.AddressSettings;
import press.offprint.model.settings.Limits;
import press.offprint.model.settings.RemoteSettings;
import press.offprint.model.settings.SyntaxSettings;

/** The parser of {@code offprint.yaml}; docs/configuration.md lists its keys and defaults. */
public final class SiteConfigParser {
  private static final String LOCAL = "http://127.0.0.1:8080/";
  private final SettingsMap root;

  private SiteConfigParser(Mapping root, List<Problem> problems) {
    this.root = new SettingsMap("", root, problems);
  }

  /** Returns the settings of a site without a file. */
  public static Site defaults() {
    return read("", "offprint.yaml").site();
  }

  /**
   * Parses settings. Each unknown key, wrong type and invalid value is an error with its line, and
   * is replaced by the default.
   *
   * @param fileName the name of the file in messages
   */
  public static SiteConfigResult read(String yaml, String fileName) {
    List<Problem> problems = new ArrayList<>();
    Mapping mapping = new Mapping(Map.of(), 1, 1);
    Optional<Problem> foreign = Optional.empty();
    try {
      mapping = YamlData.parse(yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml, 1);
      foreign = ForeignConfig.of(mapping.entries(), ConfigSchema.keys());
    } catch (DataException e) {
      foreign = ForeignConfig.ofToml(yaml);
      problems.add(
          new Problem(
              ProblemCode.CONFIG_SYNTAX,
              Severity.ERROR,
              fileName + ": " + e.message(),
              e.line(),
              e.column(),
              e.hint()));
    }
    SiteConfigParser parser = new SiteConfigParser(mapping, problems);
    RemoteSettings remote = new RemoteSettingsReader(parser.root).read();
    Site site = parser.site(remote);
    QueueSettings queue = QueueSettings.read(parser.root);
    RelatedSettings related = RelatedSettings.read(parser.root);
    List<AcceptRule> accepted = new AcceptSettings(parser.root).read();
    Entry listed = parser.root.entries().get("books");
    BookSettings books =
        listed == null
            ? BookSettings.NONE
            : new BookSpecReader(ProblemCode.CONFIG_TYPE, problems).settings(listed, fileName);
    List<DeliveryTarget> targets = DeliverySettingsReader.ofFiles(parser.root).read();
    List<DeliveryTarget> alarms = DeliverySettingsReader.ofAlarms(parser.root).read();
    Site whole = site.withFingerprint(SettingsHash.with(site, related));
    // The keys of another tool would be a list of errors, of which none names the cause.
    return new SiteConfigResult(
        whole,
        queue,
        remote,
        related,
        accepted,
        books.withIssues(IssueKeys.read(parser.root, fileName)),
        targets,
        alarms,
        VersionSettings.read(parser.root),
        GuardMode.read(parser.root),
        parser.root.choice(SettingKeys.CANARY).equals("on"),
        parser.root.choice(SettingKeys.COPIES).equals("later"),
        keys(mapping),
        foreign.map(List::of).orElse(problems));
  }

  private static Map<String, String> keys(Mapping mapping) {
    Map<String, String> keys = new TreeMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) ->
                keys.put(
                    key,
                    Bytes.sha256(String.valueOf(entry.value().plain(UnaryOperator.identity())))));
    return keys;
  }

  // The order of the calls is the order of the problems.
  private Site site(RemoteSettings remote) {
    root.allow(Setting.names(SettingKeys.ROOT));
    Optional<String> baseUrl = baseUrl();
    SettingsMap feed = root.map("feed");
    feed.allow(Setting.names(SettingKeys.FEED.inner()));
    Map<String, Object> params = root.plainMap("params");
    String title = root.text(SettingKeys.TITLE);
    String description = root.text(SettingKeys.DESCRIPTION);
    String author = root.text(SettingKeys.AUTHOR);
    String language = language();
    String paper = root.choice(SettingKeys.PAPER);
    Map<String, String> permalinks = permalinks();
    EditionSettings.Chosen editions = EditionSettings.read(root);
    int feedItems = items(feed, "feed", SettingKeys.FEED_ITEMS);
    SettingsMap lists = root.map("lists");
    lists.allow(Setting.names(SettingKeys.LISTS.inner()));
    int pageItems = items(lists, "lists", SettingKeys.LIST_ITEMS);
    String theme = theme();
    AddressSettings addresses = AddressSettingsReader.read(root, feed, baseUrl.isPresent());
    Limits limits = new LimitSettings(root.map("limits")).read();
    Site site =
        new Site(
            title,
            description,
            author,
            language,
            baseUrl.orElse(LOCAL),
            baseUrl.isPresent(),
            paper,
            permalinks,
            editions.names(),
            feedItems,
            limits,
            params,
            pageItems,
            theme,
            syntax(),
            addresses,
            new StructureSettings(root).read(language),
            trust(),
            pageHosts(remote),
            editions.variants(),
            "");
    return site.withFingerprint(SettingsHash.of(site));
  }

  private SyntaxSettings syntax() {
    return new SyntaxSettings(
        root.choice(SettingKeys.DIALECT),
        root.choice(SettingKeys.MATHS),
        root.texts(SettingKeys.BIBLIOGRAPHY.key()),
        root.text(SettingKeys.CSL),
        root.texts(SettingKeys.GLOSSARY.key()),
        root.choice(SettingKeys.ABBREVIATIONS).equals("expand"));
  }

  private PageHosts pageHosts(RemoteSettings remote) {
    HostList frames =
        RemoteSettingsReader.hosts(root, "embeds", "embeds", "a name such as player.vimeo.com");
    boolean allowed = remote.mode() == RemoteSettings.Mode.ALLOW;
    return new PageHosts(frames, allowed ? remote.hosts() : HostList.NONE);
  }

  private List<String> trust() {
    List<String> folders = new ArrayList<>();
    for (String folder : root.texts("trust")) {
      if (!Regex.matches(folder, SettingKeys.TRUST.pattern())) {
        root.wrong(
            "trust",
            "trust holds \"" + folder + "\", which is no folder of the content folder",
            "folders such as posts, posts/** with all below, or / for the content folder");
      } else {
        folders.add(folder);
      }
    }
    return folders;
  }

  private int items(SettingsMap settings, String key, Setting items) {
    return root.isMap(key) ? settings.whole(items) : Integer.parseInt(items.otherwise());
  }

  private Optional<String> baseUrl() {
    String written = root.text(SettingKeys.BASE_URL);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(written);
      boolean web = Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return Optional.of(written.endsWith("/") ? written : written + "/");
      }
    } catch (URISyntaxException e) {
      root.wrong("baseUrl", "baseUrl is not a URL: " + e.getReason(), "https://example.org/blog/");
      return Optional.empty();
    }
    root.wrong(
        "baseUrl",
        "baseUrl is \"" + written + "\", which is not the URL of a site",
        "https://example.org/");
    return Optional.empty();
  }

  private String language() {
    String written = root.text(SettingKeys.LANGUAGE);
    Optional<String> tag = Languages.normalise(written);
    if (tag.isEmpty()) {
      root.wrong(
          "language",
          "language is \"" + written + "\", which is not a language tag",
          "en, ja or pt-BR");
    }
    return tag.orElse("en");
  }

  private String theme() {
    String written = root.text(SettingKeys.THEME);
    if (Regex.matches(written, SettingKeys.THEME.pattern())) {
      return written;
    }
    root.wrong(
        "theme",
        "theme is \"" + written + "\", which is not the name of a folder",
        "the name of a folder in themes/");
    return "";
  }

  private Map<String, String> permalinks() {
    Map<String, String> patterns = new LinkedHashMap<>();
    if (PermalinkPattern.isStyle(root.plainText("permalinks"))) {
      return Map.of("*", root.plainText("permalinks"));
    }
    SettingsMap map = root.map("permalinks");
    map.entries()
        .forEach(
            (section, entry) -> {
              String pattern = map.text(section, "");
              if (pattern.isEmpty()) {
                return;
              }
              List<String> unknown = PermalinkPattern.unknown(pattern);
              Optional<String> fault =
                  unknown.isEmpty()
                      ? UntrustedPath.fault(pattern.replace(":", ""))
                      : Optional.of(unknown.get(0) + " is not a token");
              if (fault.isPresent()) {
                map.wrong(
                    section,
                    "The pattern \"" + pattern + "\" cannot be used: " + fault.get(),
                    "such as /:year/:slug/, with the tokens " + PermalinkPattern.known());
                return;
              }
              patterns.put(section, pattern);
            });
    return patterns;
  }
}

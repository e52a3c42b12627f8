package press.offprint.content.site.config.key;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of the setting {@code deliver}: of each target, and of each built-in kind. */
public final class DeliveryKeys {
  public static final String NAME = "[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?";

  public static final String SECRET = BucketKeys.SECRET;

  public static final Setting TO =
      Setting.text("to", "The kind: the route deliver-KIND sends the files", "", NAME).asRequired();
  private static final Setting TOGETHER =
      Setting.choice(
          "together",
          "true: the route gets all files of a delivery at once, as a list",
          List.of("true", "false"),
          "");

  private static final Setting FOLDER =
      Setting.text("folder", "The folder of the target, relative to the project", "");
  private static final Setting URL = Setting.text("url", "The address of the target", "");
  static final Setting USER = Setting.text("user", "The name of the user", "");
  static final Setting PASSWORD =
      Setting.text("password", "The password: ${NAME} or ${file:PATH}", "", SECRET);
  private static final Setting SECRET_KEY =
      Setting.text("secret", "The key of signatures: ${NAME} or ${file:PATH}", "", SECRET);

  private static final Setting REPOSITORY =
      Setting.text("repository", "The address or the folder of the git repository", "");
  private static final Setting BRANCH =
      Setting.text("branch", "The branch of the git repository", "gh-pages");
  private static final Setting MESSAGE =
      Setting.text("message", "The message of commits", "Publish");

  static final Setting HOST = Setting.text("host", "The name of the server", "");
  static final Setting PORT =
      Setting.text(
          "port", "The port of the server; the default is 22 for SSH, and 465 for mail", "");
  private static final Setting PRIVATE_KEY =
      Setting.text("privateKey", "The private key, a file of mode 0600: ${file:PATH}", "", SECRET);
  private static final Setting KNOWN_HOSTS =
      Setting.text("knownHosts", "The file with the key of the server, as OpenSSH writes it", "");

  private static final Setting CACHE_CONTROL =
      Setting.text("cacheControl", "The rule for caches of a bucket", "no-cache");

  private static final Setting OF =
      Setting.text(
          "of", "The kind of what is announced: posts, issues or all", "posts", "posts|issues|all");
  private static final Setting SINCE =
      Setting.text(
          "since",
          "The first day of posts that are announced; the default is the first delivery",
          "",
          "\\d{4}-\\d{2}-\\d{2}");
  private static final Setting ANNOUNCE =
      Setting.choice(
          "announce",
          "true: the route gets each new post or issue once, and no other file",
          List.of("true", "false"),
          "");
  static final Setting TLS =
      Setting.text(
          "tls", "implicit or starttls; the default is that of the port", "", "implicit|starttls");
  static final Setting FROM = Setting.text("from", "The address of the sender of mail", "");
  static final Setting RECIPIENT =
      Setting.text("recipient", "The address that gets mail; commas are between several", "");
  private static final Setting LIST =
      Setting.text("list", "The file with an address in each line, relative to the project", "");
  private static final Setting UNSUBSCRIBE =
      Setting.text("unsubscribe", "The https: address to leave the list, with {address}", "");
  private static final Setting ATTACH =
      Setting.text("attach", "epub or none; the default is none for a list", "", "epub|none");
  private static final Setting VISIBILITY =
      Setting.text("visibility", "The visibility of a status", "public", "public|unlisted|private");

  /** The required and the other keys of the built-in kinds; the first key of a list is required. */
  public static final Map<String, Kind> KINDS =
      Map.of(
          "folder", new Kind(List.of(FOLDER), List.of()),
          "webhook", new Kind(List.of(URL, SECRET_KEY), List.of()),
          "git", new Kind(List.of(REPOSITORY), List.of(BRANCH, MESSAGE, FOLDER, USER, PASSWORD)),
          "http", new Kind(List.of(URL), List.of(USER, PASSWORD)),
          "mail",
              new Kind(
                  List.of(HOST, FROM),
                  List.of(
                      PORT, TLS, USER, PASSWORD, RECIPIENT, LIST, UNSUBSCRIBE, ATTACH, OF, SINCE)),
          "mastodon", new Kind(List.of(URL, BucketKeys.TOKEN), List.of(VISIBILITY, OF, SINCE)),
          "s3", new Kind(List.of(URL), with(BucketKeys.ALL, CACHE_CONTROL)),
          "sftp",
              new Kind(
                  List.of(HOST, FOLDER, USER), List.of(PORT, KNOWN_HOSTS, PASSWORD, PRIVATE_KEY)));

  public static final Setting DELIVER =
      Setting.openMaps(
          "deliver",
          "The targets to which published files are sent, by their names",
          NAME,
          with(
              BucketKeys.ALL,
              TO,
              FOLDER,
              URL,
              USER,
              PASSWORD,
              SECRET_KEY,
              REPOSITORY,
              BRANCH,
              MESSAGE,
              HOST,
              PORT,
              PRIVATE_KEY,
              KNOWN_HOSTS,
              CACHE_CONTROL,
              TLS,
              FROM,
              RECIPIENT,
              LIST,
              UNSUBSCRIBE,
              ATTACH,
              VISIBILITY,
              OF,
              SINCE,
              ANNOUNCE,
              TOGETHER));

  /** The settings of one kind of target. */
  public record Kind(List<Setting> required, List<Setting> others) {
    public List<String> names() {
      return all().stream().map(Setting::key).toList();
    }

    public List<Setting> all() {
      return Stream.concat(required.stream(), others.stream()).toList();
    }
  }

  /** The keys whose values are secrets. */
  public static final Set<String> SECRETS =
      KINDS.values().stream()
          .flatMap(kind -> Stream.concat(kind.required().stream(), kind.others().stream()))
          .filter(setting -> setting.pattern().equals(SECRET))
          .map(Setting::key)
          .collect(Collectors.toUnmodifiableSet());

  private DeliveryKeys() {}

  private static List<Setting> with(List<Setting> some, Setting... more) {
    return Stream.concat(Arrays.stream(more), some.stream()).toList();
  }
}

package press.offprint.content.site;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import press.offprint.model.Metadata;

/**
 * The fields of front matter that keep a post from being published or listed, in the forms of Hugo,
 * Jekyll, Zola, Obsidian, Eleventy, Docusaurus and exports of WordPress.
 *
 * @param draft true if the post is published with {@code --drafts} only
 * @param rendered false if the post gets no page, as in Hugo's headless bundles
 * @param listing the lists that hold the post
 */
public record BuildOptions(boolean draft, boolean rendered, Listing listing) {
  /** The lists that hold a post, as in Hugo's option {@code build.list}. */
  public enum Listing {
    ALWAYS,
    /** Only the list of the section of the post. */
    LOCAL,
    NEVER;

    /** Returns the lists that hold a post. */
    public static Listing of(Metadata metadata) {
      return listing(metadata.fields());
    }
  }

  private static final Set<String> YES = Set.of("true", "yes", "on", "1", "y");
  private static final Set<String> NO = Set.of("false", "no", "off", "0", "n");
  private static final Set<String> UNPUBLISHED =
      Set.of("draft", "drafts", "private", "pending", "unpublished", "trash");

  private static final Set<String> NOT_FOUND = Set.of("/404.html", "404.html", "/404/", "/404");

  private static final BuildOptions DEFAULT = new BuildOptions(false, true, Listing.ALWAYS);

  // The first segments of all paths that are read below.
  private static final Set<String> NAMES =
      Set.of(
          "draft",
          "extra",
          "private",
          "published",
          "publish",
          "dg-publish",
          "status",
          "post_status",
          "build",
          "_build",
          "headless",
          "render",
          "permalink",
          "url",
          "unlisted",
          "eleventyexcludefromcollections");

  /** Reads the fields of a post, as {@link Metadata#fields} holds them. */
  public static BuildOptions of(Map<String, Object> fields) {
    if (hasNone(fields)) {
      return DEFAULT;
    }
    return new BuildOptions(isDraft(fields), isRendered(fields), listing(fields));
  }

  // Most posts have none of the names, and each run asks for every post.
  private static boolean hasNone(Map<String, Object> fields) {
    for (String name : fields.keySet()) {
      if (NAMES.contains(name.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDraft(Map<String, Object> fields) {
    String draft = text(fields, "draft");
    boolean drafted = !draft.isEmpty() && !NO.contains(draft);
    return drafted
        || YES.contains(text(fields, "extra.draft"))
        || YES.contains(text(fields, "private"))
        || NO.contains(text(fields, "published"))
        || NO.contains(text(fields, "publish"))
        || NO.contains(text(fields, "dg-publish"))
        || UNPUBLISHED.contains(text(fields, "status"))
        || UNPUBLISHED.contains(text(fields, "post_status"));
  }

  private static boolean isRendered(Map<String, Object> fields) {
    String render = text(fields, "build.render", "_build.render");
    return !YES.contains(text(fields, "headless"))
        && !Set.of("never", "link").contains(render)
        && !NO.contains(render)
        && !NO.contains(text(fields, "render"))
        && !text(fields, "permalink").equals("false");
  }

  private static Listing listing(Map<String, Object> fields) {
    if (hasNone(fields)) {
      return Listing.ALWAYS;
    }
    String list = text(fields, "build.list", "_build.list");
    boolean unlisted =
        list.equals("never")
            || NO.contains(list)
            || YES.contains(text(fields, "unlisted"))
            || YES.contains(text(fields, "eleventyexcludefromcollections"))
            // The page for addresses that lead nowhere, as in Jekyll.
            || NOT_FOUND.contains(text(fields, "permalink", "url"));
    return unlisted ? Listing.NEVER : list.equals("local") ? Listing.LOCAL : Listing.ALWAYS;
  }

  private static String text(Map<String, Object> fields, String... paths) {
    for (String path : paths) {
      Object value = fields;
      for (String name : path.split("\\.", -1)) {
        value = value instanceof Map<?, ?> map ? find(map, name) : null;
      }
      boolean scalar = value instanceof String || value instanceof Boolean;
      if (scalar || value instanceof Number) {
        return value.toString().strip().toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  // The case of names does not matter, as in Hugo.
  private static Object find(Map<?, ?> map, String name) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (name.equalsIgnoreCase(String.valueOf(entry.getKey()))) {
        return entry.getValue();
      }
    }
    return null;
  }
}

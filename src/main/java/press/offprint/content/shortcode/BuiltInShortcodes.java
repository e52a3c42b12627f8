package press.offprint.content.shortcode;

import java.util.HashMap;
import java.util.Map;

/** The shortcodes of Hugo and Zola, by name. */
final class BuiltInShortcodes {
  private static final Map<String, Shortcode> BY_NAME = new HashMap<>(EmbedShortcode.SERVICES);
  private static final Shortcode UNKNOWN = new UnknownShortcode();

  static {
    BY_NAME.put("details", new DetailsShortcode());
    BY_NAME.put("embed", BuiltInShortcodes::embed);
    BY_NAME.put("figure", new FigureShortcode());
    BY_NAME.put("highlight", new HighlightShortcode());
    BY_NAME.put("param", new ParamShortcode());
    BY_NAME.put("qr", new QrShortcode());
    BY_NAME.put("ref", new RefShortcode());
    BY_NAME.put("relref", new RefShortcode());
    BY_NAME.put("toc", call -> call.writeMarkdown("\n\n[TOC]\n\n"));
    BY_NAME.put("include", IncludeTag::forbid);
    BY_NAME.put("include-code", IncludeTag::forbid);
    BY_NAME.put("include-md", IncludeTag::forbid);
    BY_NAME.put("include_relative", IncludeTag::forbid);
    BY_NAME.put("readFile", IncludeTag::forbid);
    BY_NAME.put("readfile", IncludeTag::forbid);
  }

  private BuiltInShortcodes() {}

  // GitBook writes the caption between the tags.
  private static void embed(ShortcodeCall call) {
    EmbedShortcode.page(call.parameters())
        .ifPresentOrElse(
            html -> {
              if (call.isClosed()) {
                call.wrapInner(html, "", true);
              } else {
                call.writeHtml(html);
              }
            },
            () -> UNKNOWN.expand(call));
  }

  /**
   * Returns the handler of a shortcode. The name may end in {@code .html}, as in Hugo. The handler
   * of an unknown name keeps the words of the call and reports the name.
   */
  static Shortcode find(String name) {
    return BY_NAME.getOrDefault(plain(name), UNKNOWN);
  }

  /** Returns true if a shortcode of this name is known. */
  static boolean has(String name) {
    return BY_NAME.containsKey(plain(name));
  }

  private static String plain(String name) {
    return name.endsWith(".html") ? name.substring(0, name.length() - ".html".length()) : name;
  }
}

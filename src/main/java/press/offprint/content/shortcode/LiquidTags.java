package press.offprint.content.shortcode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.expansion.ExpansionWriter;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.ProblemCode;
import press.offprint.template.TemplateException;

/** Writes what stands for Jekyll's tags. Nothing is run, and no file is read. */
public final class LiquidTags {
  private static final Set<String> INCLUDES =
      Set.of("include", "include_relative", "include_cached");
  // What Liquid decides, repeats and remembers while a page is built.
  private static final Set<String> PROGRAM =
      Set.of(
          "assign",
          "capture",
          "endcapture",
          "if",
          "elsif",
          "else",
          "endif",
          "unless",
          "endunless",
          "for",
          "endfor",
          "case",
          "when",
          "endcase",
          "increment",
          "decrement",
          "cycle");
  private static final Set<String> EMBEDS =
      Set.of("youtube", "vimeo", "gist", "twitter", "tweet", "instagram");
  private static final Set<String> OTHERS =
      Set.of("raw", "highlight", "comment", "post_url", "link");
  private static final Pattern PARAMETER =
      Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");
  private static final List<String> SOURCES =
      List.of("src", "url", "image", "image_path", "image_url", "file", "path");
  private static final List<String> ALTERNATIVES = List.of("alt", "image_alt");
  private static final List<String> CAPTIONS = List.of("caption", "description");

  private final ExpansionWriter out;
  private final ExpansionContext context;
  private final RefShortcode references;

  LiquidTags(ExpansionWriter out, ExpansionContext context, RefShortcode references) {
    this.out = out;
    this.context = context;
    this.references = references;
  }

  public static boolean knows(String name) {
    return OTHERS.contains(name)
        || INCLUDES.contains(name)
        || PROGRAM.contains(name)
        || EMBEDS.contains(name);
  }

  void write(Token.Liquid tag) {
    String argument = tag.argument().strip();
    switch (tag.name()) {
      case "=" -> output(tag);
      case "raw" -> {
        int start = out.source().indexOf("%}", tag.start()) + 2;
        out.copy(start, start + tag.inner().length());
      }
      case "highlight" ->
          out.html(CodeShortcode.html(argument.split("\\s+", 2)[0], "", tag.inner()), tag);
      case "comment" -> out.html("", tag);
      case "post_url", "link" -> references.put(argument, tag);
      default -> {
        if (INCLUDES.contains(tag.name())) {
          includeWith(tag);
        } else if (EMBEDS.contains(tag.name())) {
          embed(tag);
        } else {
          program(tag);
        }
      }
    }
  }

  private void output(Token.Liquid tag) {
    Optional<String> text = LiquidOutput.text(tag.argument(), context);
    if (text.isPresent()) {
      out.add(text.get());
    } else {
      out.warn(
          ProblemCode.SHORTCODE_INVALID,
          tag,
          "Neither the post nor the site says what " + out.original(tag) + " is; it stays.",
          "Write the field into the front matter, or the words into the post.");
      out.copy(tag.start(), tag.end());
    }
  }

  private void program(Token.Liquid tag) {
    out.warn(
        ProblemCode.SHORTCODE_UNKNOWN,
        tag,
        "Jekyll's " + out.original(tag) + " is not run; it stays as it is.",
        "Write what it would give, or put it between {% raw %} and {% endraw %} to show it.");
    out.copy(tag.start(), tag.end());
  }

  private void embed(Token.Liquid tag) {
    List<String> words = List.of(tag.argument().strip().split("[\\s/]+"));
    Optional<String> address = words.size() > 2 ? Optional.empty() : embed(tag.name(), words);
    address.ifPresentOrElse(html -> out.html(html, tag), () -> program(tag));
  }

  private static Optional<String> embed(String name, List<String> words) {
    return EmbedLinks.html(name, new ShortcodeParameters(words, Map.of()));
  }

  // Themes bring an include for pictures: what it is given says enough.
  private void includeWith(Token.Liquid tag) {
    String[] parts = tag.argument().strip().split("\\s+", 2);
    String name = parts[0].replaceFirst("\\.(?:html?|md|liquid)$", "");
    Map<String, String> named = parameters(parts.length > 1 ? parts[1] : "");
    ShortcodeParameters parameters = new ShortcodeParameters(List.of(), named);
    Optional<String> picture =
        SOURCES.stream().map(named::get).filter(LiquidTags::isPicture).findFirst();
    if (context.templates().has(name)) {
      own(name, parameters, tag);
    } else if (picture.isPresent()) {
      Map<String, String> figure = new LinkedHashMap<>();
      figure.put("src", picture.get());
      first(ALTERNATIVES, named).ifPresent(alt -> figure.put("alt", alt));
      first(CAPTIONS, named).ifPresent(caption -> figure.put("caption", caption));
      out.html(
          FigureShortcode.html(new ShortcodeParameters(List.of(), figure), context.inline()), tag);
    } else if (EmbedLinks.knows(name)) {
      EmbedLinks.html(name, parameters)
          .ifPresentOrElse(html -> out.html(html, tag), () -> include(tag));
    } else {
      include(tag);
    }
  }

  private void own(String name, ShortcodeParameters parameters, Token tag) {
    try {
      new CustomShortcodes(out, context).include(name, parameters, tag);
    } catch (TemplateException e) {
      out.warn(
          ProblemCode.SHORTCODE_INVALID,
          tag,
          "The include \"" + name + "\" failed: " + e.getMessage(),
          "Mend templates/shortcodes/" + name + ".html.");
    }
  }

  private static Optional<String> first(List<String> names, Map<String, String> values) {
    return names.stream().map(values::get).filter(value -> value != null).findFirst();
  }

  private static boolean isPicture(String value) {
    return value != null && value.matches("(?i)[^{}]+\\.(?:png|jpe?g|gif|webp|svg|avif)");
  }

  private Map<String, String> parameters(String written) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher parameter = PARAMETER.matcher(written);
    while (parameter.find()) {
      String value =
          parameter.group(2) != null
              ? parameter.group(2)
              : parameter.group(3) != null ? parameter.group(3) : parameter.group(4);
      String shown =
          parameter.group(4) != null && value.startsWith("page.")
              ? LiquidOutput.text(value, context).orElse(value)
              : value;
      parameters.putIfAbsent(
          parameter.group(1), shown.replaceAll("\\{\\{\\s*site\\.(?:baseurl|url)\\s*}}", ""));
    }
    return parameters;
  }

  /** Reports that nothing is included; the tag is gone. */
  void include(Token token) {
    out.warn(
        ProblemCode.INCLUDE_FORBIDDEN,
        token,
        "Other files are never included: " + out.original(token),
        "Copy the text into the post, or write a template in templates/shortcodes.");
  }
}

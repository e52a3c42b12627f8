package press.offprint.content.shortcode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.qr.QrCode;
import press.offprint.model.Code;
import press.offprint.model.Markup;
import press.offprint.model.Problem;

/**
 * Expands Hugo's shortcodes, Jekyll's tags and formulas in one post's body. What a shortcode makes
 * stands in the text as a token, so that Markdown does not touch it; what a shortcode encloses
 * stays in place and is Markdown like all else, with the post's footnotes and references.
 *
 * <p>As Hugo does, tags are expanded in code too, but only those that give words, so that a post
 * about shortcodes shows them.
 */
public final class Expander {
  private static final Set<String> INCLUDES =
      Set.of("include", "readfile", "include_relative", "include-md", "include-code", "readFile");
  private static final Set<String> WORDS = Set.of("param", "ref", "relref");
  // What these enclose is never Markdown.
  private static final Set<String> PLAIN_INSIDE = Set.of("highlight", "qr");

  private final Surroundings surroundings;
  private final String source;
  private final String nonce;
  private final Weaver out;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private Expander(String body, int firstLine, String nonce, Surroundings surroundings) {
    this.source = body;
    this.nonce = nonce;
    this.surroundings = surroundings;
    this.out = new Weaver(body, firstLine);
  }

  /**
   * Expands {@code body}.
   *
   * @param firstLine the post's line that the body begins on
   * @param nonce a word of ASCII letters and digits that the body does not contain
   */
  public static Expansion expand(
      String body, int firstLine, String nonce, Surroundings surroundings) {
    Expander expander = new Expander(body, firstLine, nonce, surroundings);
    expander.run(Lexer.tokens(body));
    return new Expansion(
        expander.out.text(),
        expander.out.lines(),
        new Slots(nonce, expander.slots),
        expander.problems);
  }

  private void run(List<Token> tokens) {
    Map<Token, Token> closers = closers(tokens);
    Set<Token> closing = Set.copyOf(closers.values());
    Deque<Token> openDetails = new ArrayDeque<>();
    Token skipTo = null;
    for (Token token : tokens) {
      if (skipTo != null && token != skipTo) {
        continue;
      }
      skipTo = null;
      out.line(token.start());
      if (token instanceof Token.Text text) {
        out.copy(text.start(), text.end());
      } else if (token instanceof Token.Literal literal) {
        out.add(literal.text());
      } else if (token instanceof Token.Malformed malformed) {
        malformed(malformed);
      } else if (token instanceof Token.Formula formula) {
        put(new Slot.Formula(formula.tex(), formula.display(), original(token)));
      } else if (token instanceof Token.Liquid liquid) {
        liquid(liquid);
      } else if (token instanceof Token.Shortcode shortcode) {
        Optional<Token> closer = Optional.ofNullable(closers.get(token));
        if (shortcode.code()) {
          inCode(shortcode);
        } else if (PLAIN_INSIDE.contains(shortcode.tag().name()) && closer.isPresent()) {
          plainInside(shortcode, source.substring(token.end(), closer.get().start()));
          skipTo = closer.get();
        } else if (shortcode.tag().name().equals("details")) {
          details(shortcode, closer.isPresent(), openDetails);
        } else if (!closing.contains(token)) {
          expand(shortcode);
        }
      }
    }
  }

  // Each opening tag with the tag that closes it; tags that nothing closes stand alone.
  private static Map<Token, Token> closers(List<Token> tokens) {
    Map<Token, Token> closers = new HashMap<>();
    Map<String, Deque<Token>> open = new HashMap<>();
    for (Token token : tokens) {
      if (token instanceof Token.Shortcode shortcode && !shortcode.code()) {
        Tag tag = shortcode.tag();
        Deque<Token> waiting = open.computeIfAbsent(tag.name(), name -> new ArrayDeque<>());
        if (!tag.closing() && !tag.complete()) {
          waiting.push(token);
        } else if (tag.closing() && !waiting.isEmpty()) {
          closers.put(waiting.pop(), token);
        }
      }
    }
    return closers;
  }

  private void plainInside(Token.Shortcode token, String inner) {
    if (token.tag().name().equals("qr")) {
      qr(token, inner);
    } else {
      highlight(token, inner);
    }
  }

  private void expand(Token.Shortcode token) {
    Tag tag = token.tag();
    Parameters parameters = tag.parameters();
    String name = tag.name().endsWith(".html") ? tag.name().replace(".html", "") : tag.name();
    if (INCLUDES.contains(name)) {
      include(token);
    } else if (tag.closing()) {
      unknown(token);
    } else if (WORDS.contains(name)) {
      words(token, name);
    } else if (Embeds.knows(name)) {
      Embeds.html(name, parameters)
          .ifPresentOrElse(html -> put(new Slot.Html(html, original(token))), () -> invalid(token));
    } else if (name.equals("figure")) {
      String html = FigureShortcode.html(parameters, surroundings.inline());
      put(new Slot.Html(html, original(token)));
    } else if (name.equals("highlight")) {
      highlight(token, "");
    } else if (name.equals("qr")) {
      qr(token, "");
    } else {
      unknown(token);
    }
  }

  private void words(Token.Shortcode token, String name) {
    Optional<String> argument = token.tag().parameters().find("path", 0);
    if (argument.isEmpty()) {
      invalid(token);
    } else if (name.equals("param")) {
      surroundings
          .field(argument.get())
          .ifPresentOrElse(
              value -> put(new Slot.Words(value, value, original(token))), () -> invalid(token));
    } else {
      reference(argument.get(), token);
    }
  }

  // The link's target, which Markdown then sees as a target; a broken one leaves the text alone.
  private void reference(String reference, Token token) {
    String target = resolved(reference, token).orElse("");
    put(new Slot.Words(target.isEmpty() ? reference : target, target, original(token)));
  }

  private Optional<String> resolved(String reference, Token token) {
    int hash = reference.indexOf('#');
    String page = hash < 0 ? reference : reference.substring(0, hash);
    String place = hash < 0 ? "" : reference.substring(hash);
    Optional<String> path = page.isEmpty() ? Optional.of("") : surroundings.references().path(page);
    if (path.isEmpty()) {
      problems.add(
          Problem.warning(
              Code.LINK_BROKEN,
              out.line(token.start()),
              "There is no post \"" + page + "\" to link to.",
              "Correct the reference, or remove the link."));
    }
    return path.map(found -> found + place);
  }

  private void inCode(Token.Shortcode token) {
    Optional<String> argument = token.tag().parameters().find("path", 0);
    Optional<String> words =
        switch (token.tag().name()) {
          case "param" -> argument.flatMap(surroundings::field);
          case "ref", "relref" -> argument.flatMap(reference -> resolved(reference, token));
          default -> Optional.empty();
        };
    words.ifPresentOrElse(out::add, () -> out.copy(token.start(), token.end()));
  }

  private void highlight(Token.Shortcode token, String code) {
    Parameters parameters = token.tag().parameters();
    String language = parameters.find("lang", 0).orElse("");
    String options = parameters.find("options", 1).orElse("");
    put(new Slot.Html(CodeShortcode.html(language, options, code), original(token)));
  }

  private void details(Token.Shortcode token, boolean opens, Deque<Token> open) {
    if (opens) {
      open.push(token);
      Parameters parameters = token.tag().parameters();
      String summary =
          parameters.find("summary", 0).or(() -> parameters.named("title")).orElse("Details");
      boolean shown = parameters.named("open").filter(value -> !value.equals("false")).isPresent();
      block(
          "<details"
              + (shown ? " open>" : ">")
              + "<summary>"
              + surroundings.inline().apply(summary)
              + "</summary>",
          token);
    } else if (token.tag().closing() && !open.isEmpty()) {
      open.pop();
      block("</details>", token);
    } else {
      unknown(token);
    }
  }

  // Half of a pair stands in a paragraph of its own, so that what lies between is blocks.
  private void block(String html, Token token) {
    String margin = out.margin();
    out.add("\n" + margin + "\n" + margin);
    put(new Slot.Html(html, original(token)));
    out.add("\n" + margin + "\n" + margin);
  }

  // As in Hugo, a parameter goes before what the tags enclose.
  private void qr(Token.Shortcode token, String inner) {
    Optional<String> text =
        token
            .tag()
            .parameters()
            .find("text", 0)
            .or(() -> Optional.of(inner.strip()))
            .filter(written -> !written.isBlank());
    if (text.isEmpty()) {
      invalid(token);
      return;
    }
    try {
      String picture = surroundings.picture().apply(QrCode.svg(text.get()));
      String alt = token.tag().parameters().named("alt").orElse(text.get());
      put(
          new Slot.Html(
              "<figure class=\"qr\"><img src=\""
                  + Markup.escape(picture)
                  + "\" alt=\""
                  + Markup.escape(alt)
                  + "\"/></figure>",
              original(token)));
    } catch (IllegalArgumentException e) {
      invalid(token);
    }
  }

  private void liquid(Token.Liquid tag) {
    switch (tag.name()) {
      case "=" -> out.add(output(tag.argument()));
      case "raw" -> out.copy(innerStart(tag), innerStart(tag) + tag.inner().length());
      case "highlight" -> {
        String language = tag.argument().strip().split("\\s+", 2)[0];
        put(new Slot.Html(CodeShortcode.html(language, "", tag.inner()), original(tag)));
      }
      case "post_url", "link" -> reference(tag.argument().strip(), tag);
      default -> include(tag);
    }
  }

  private int innerStart(Token.Liquid tag) {
    return source.indexOf("%}", tag.start()) + 2;
  }

  private String output(String name) {
    return switch (name) {
      case "site.url" ->
          surroundings.site().baseUrl().substring(0, surroundings.site().baseUrl().length() - 1);
      case "page.title" -> surroundings.metadata().title();
      default -> "";
    };
  }

  private void include(Token token) {
    problems.add(
        Problem.warning(
            Code.INCLUDE_FORBIDDEN,
            out.line(token.start()),
            "Other files are never included: " + original(token),
            "Copy the text into the post."));
  }

  private void unknown(Token.Shortcode token) {
    if (token.tag().closing()) {
      return;
    }
    problems.add(
        Problem.warning(
            Code.SHORTCODE_UNKNOWN,
            out.line(token.start()),
            "There is no shortcode \""
                + token.tag().name()
                + "\"; what it encloses stays as it is.",
            "Use a shortcode that is known, or plain Markdown."));
  }

  private void invalid(Token.Shortcode token) {
    problems.add(
        Problem.warning(
            Code.SHORTCODE_INVALID,
            out.line(token.start()),
            "The shortcode \"" + token.tag().name() + "\" lacks what it needs: " + original(token),
            "Check its parameters."));
    put(new Slot.Words(original(token), "", original(token)));
  }

  private void malformed(Token.Malformed token) {
    problems.add(
        Problem.warning(
            Code.SHORTCODE_INVALID,
            out.line(token.start()),
            "A shortcode begins here and does not end well.",
            "Close its quotes and its braces, or write it as {{</* name */>}} to show it."));
    out.copy(token.start(), token.end());
  }

  private void put(Slot slot) {
    out.add(Slots.token(nonce, slots.size()));
    slots.add(slot);
  }

  private String original(Token token) {
    return source.substring(token.start(), token.end());
  }
}

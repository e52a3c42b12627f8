package press.offprint.content;

import java.util.Optional;
import press.offprint.content.markdown.Markdown;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.content.shortcode.ExpansionContext;
import press.offprint.content.shortcode.ShortcodeExpander;
import press.offprint.content.shortcode.expansion.Expansion;
import press.offprint.model.settings.Limits;

/** Renders the notes that an article embeds. Each is a separate text with its own footnotes. */
final class NoteEmbedding implements RenderSession.Embedding {
  private final RenderSession session;
  private final ExpansionContext context;
  private final Markdown markdown;
  private final Limits limits;
  private int count;

  NoteEmbedding(RenderSession session, ExpansionContext context, Markdown markdown, Limits limits) {
    this.session = session;
    this.context = context;
    this.markdown = markdown;
    this.limits = limits;
  }

  @Override
  public Optional<String> html(String text) {
    // The placeholders of each text are words that the others do not hold.
    String nonce = session.nonce() + "e" + ++count + "e";
    Expansion expansion = ShortcodeExpander.expand(text, 1, nonce, context);
    expansion.problems().forEach(session::warnEmbedded);
    String language = context.metadata().language();
    String html = markdown.embedded(expansion.text(), language, session, limits);
    return Optional.of(expansion.placeholders().fill(html, context.inserted()));
  }
}

package press.offprint.content.xhtml.tree;

import java.util.Map;
import press.offprint.content.backmatter.PostGlossary;
import press.offprint.content.citation.PostCitations;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.content.site.reference.PostReferenceResolver;
import press.offprint.model.Resource;
import press.offprint.model.remote.PageHosts;
import press.offprint.model.settings.Limits;

/**
 * The inputs of a body besides its HTML.
 *
 * @param title the article's title, plain text
 * @param language BCP 47 tag of the labels
 * @param path the permalink of the article
 * @param pageHosts the hosts from which web pages load frames and pictures
 * @param numbersSections true if headings show their numbers
 * @param expandsAbbreviations true if the first use of an abbreviation shows its meaning
 * @param citations the sources that the post may cite
 * @param glossary the terms that the post may refer to
 * @param inserted counts the text that the post takes from elsewhere
 * @param pictures the images that shortcodes made, by resource key
 */
public record BodyInputs(
    ArticleTools tools,
    Limits limits,
    ResourceResolver resolver,
    PostReferenceResolver posts,
    String title,
    String language,
    String path,
    PageHosts pageHosts,
    boolean numbersSections,
    boolean expandsAbbreviations,
    PostCitations citations,
    PostGlossary glossary,
    InsertedText inserted,
    Map<String, Resource> pictures) {}

package press.offprint.content.xhtml.tree;

import java.util.Map;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.content.site.PostReferenceResolver;
import press.offprint.model.Limits;
import press.offprint.model.Resource;

/**
 * The inputs of a body besides its HTML.
 *
 * @param title the article's title, plain text
 * @param language BCP 47 tag of the labels
 * @param path the permalink of the article
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
    Map<String, Resource> pictures) {}

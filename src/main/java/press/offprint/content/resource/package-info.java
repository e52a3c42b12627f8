/**
 * From a reference in a post to a checked picture or file. Begin with {@link
 * press.offprint.content.resource.ResourceResolver}.
 */
package press.offprint.content.resource;

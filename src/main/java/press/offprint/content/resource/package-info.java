/**
 * The way from a reference in a post to a checked file. The entry point is {@link
 * press.offprint.content.resource.ResourceResolver}.
 */
package press.offprint.content.resource;

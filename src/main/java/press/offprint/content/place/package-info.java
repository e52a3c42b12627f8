/**
 * Numbers of paragraphs that outlive edits. Begin with {@link
 * press.offprint.content.place.PlaceNumbers}.
 */
package press.offprint.content.place;

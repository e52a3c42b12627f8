package press.offprint.content.diagram;

/**
 * A description of a diagram that begins with {@code @start}.
 *
 * @param added the number of lines that were added before those of the author
 * @param face the font of the labels
 */
public record DiagramDescription(String text, int added, DiagramResult.Face face) {}

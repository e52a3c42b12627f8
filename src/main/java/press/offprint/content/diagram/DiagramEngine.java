package press.offprint.content.diagram;

/** A library that renders diagrams, in this process or in another one. Thread-safe. */
@FunctionalInterface
public interface DiagramEngine {
  /** Renders a diagram. Equal descriptions have equal results. */
  DiagramResult draw(DiagramDescription description);
}

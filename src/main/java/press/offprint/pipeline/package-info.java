/**
 * Where Camel lives: start, named beans, watching, fan-out, storing. Begin with {@link
 * press.offprint.pipeline.Press}; the pipeline itself is in {@code routes/*.camel.yaml}.
 */
package press.offprint.pipeline;

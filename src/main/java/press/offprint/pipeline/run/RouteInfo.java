package press.offprint.pipeline.run;

/**
 * One route, as {@code offprint routes} lists it.
 *
 * @param endpoint the URI of the endpoint that it consumes
 * @param description one line, from its file
 */
public record RouteInfo(String id, String endpoint, String description) {}

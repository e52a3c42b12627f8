package press.offprint.pipeline.run;

/**
 * One route as a person may see it.
 *
 * @param endpoint where its exchanges come from
 * @param description one line, as in its file
 */
public record RouteInfo(String id, String endpoint, String description) {}

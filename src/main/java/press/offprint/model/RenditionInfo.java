package press.offprint.model;

/**
 * A rendition as others may point to it.
 *
 * @param edition its edition's name, such as {@code pdf}
 * @param path relative to the output folder, joined by {@code /}
 * @param mediaType as in the IANA registry
 * @param bytes its size
 * @param sha256 of its content, in hexadecimal
 */
public record RenditionInfo(
    String edition, String path, String mediaType, long bytes, String sha256) {}

package press.offprint.model;

/**
 * The facts about a rendition, for links to it.
 *
 * @param edition the name of the edition, such as {@code pdf}
 * @param path relative to the output folder, joined by {@code /}
 * @param mediaType as in the IANA registry
 * @param bytes the size of the file
 * @param sha256 of the content, in hexadecimal
 */
public record RenditionInfo(
    String edition, String path, String mediaType, long bytes, String sha256) {}

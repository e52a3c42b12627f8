package press.offprint.content.shortcode.lex;

/**
 * A tag of a shortcode: {@code {{< name params >}}} or {@code {{% name params %}}}.
 *
 * @param closing true for {@code {{< /name >}}}
 * @param complete true for {@code {{< name />}}}, which has no closing tag
 * @param start the offset of its first brace
 * @param end the offset after its last brace
 */
public record ShortcodeTag(
    String name,
    boolean closing,
    boolean complete,
    ShortcodeParameters parameters,
    int start,
    int end) {}

package press.offprint.content.shortcode.lex;

/**
 * One shortcode tag: {@code {{< name params >}}} or {@code {{% name params %}}}.
 *
 * @param closing true for {@code {{< /name >}}}
 * @param complete true for {@code {{< name />}}}, which has no closing tag
 * @param start offset of its first brace
 * @param end offset behind its last brace
 */
public record ShortcodeTag(
    String name,
    boolean closing,
    boolean complete,
    ShortcodeParameters parameters,
    int start,
    int end) {}

package press.offprint.content.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;

/** The types of files that a link may offer, none of which a browser runs. */
final class DownloadTypes {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("epub", "application/epub+zip"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("tgz", "application/gzip"),
          Map.entry("tar", "application/x-tar"),
          Map.entry("7z", "application/x-7z-compressed"),
          Map.entry("xz", "application/x-xz"),
          Map.entry("zst", "application/zstd"),
          Map.entry("txt", "text/plain"),
          Map.entry("log", "text/plain"),
          Map.entry("asc", "text/plain"),
          Map.entry("diff", "text/plain"),
          Map.entry("patch", "text/plain"),
          Map.entry("bib", "text/plain"),
          Map.entry("tex", "text/plain"),
          Map.entry("toml", "text/plain"),
          Map.entry("yaml", "text/plain"),
          Map.entry("yml", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("json", "application/json"),
          Map.entry("ics", "text/calendar"),
          Map.entry("vcf", "text/vcard"),
          Map.entry("vtt", "text/vtt"),
          Map.entry("srt", "text/plain"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("oga", "audio/ogg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("opus", "audio/ogg"),
          Map.entry("flac", "audio/flac"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("m4v", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("ogv", "video/ogg"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("odt", "application/vnd.oasis.opendocument.text"),
          Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
          Map.entry("odp", "application/vnd.oasis.opendocument.presentation"),
          Map.entry(
              "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          Map.entry(
              "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

  private static final Set<String> ZIPPED =
      Set.of("zip", "epub", "odt", "ods", "odp", "docx", "xlsx", "pptx");

  private DownloadTypes() {}

  static boolean isOffered(String extension) {
    return TYPES.containsKey(extension);
  }

  /**
   * Returns the file unchanged if it is of an allowed type and matches its extension, with a
   * finding if the program that opens it may act.
   */
  static CheckedImage check(Bytes content, String path, String extension)
      throws UnusableFileException {
    String type = TYPES.get(extension);
    if (type == null) {
      throw new UnusableFileException(
          ProblemCode.RESOURCE_TYPE,
          "is of a type that posts cannot offer"
              + (extension.isEmpty() ? " (its name has no extension)" : " (." + extension + ")"),
          "Put the file into a .zip file, or link to it on another site.");
    }
    if (isActive(content) || !isAsNamed(content, extension)) {
      throw new UnusableFileException(
          ProblemCode.RESOURCE_TYPE,
          "is of another type than its name",
          "Give the file the extension of its type; put pages and programs into a .zip file.");
    }
    List<String> names = ZIPPED.contains(extension) ? ZipCheck.check(content) : List.of();
    List<ResourceFinding> findings = ActiveParts.find(content, names, path, extension);
    return new CheckedImage(type, extension, content, 0, 0, findings);
  }

  private static boolean isAsNamed(Bytes content, String extension) {
    if (ZIPPED.contains(extension)) {
      return ImageInspector.isAscii(content, 0, "PK");
    }
    return !extension.equals("pdf") || ImageInspector.head(content).contains("%pdf-");
  }

  /** Returns true if a browser may treat the file as a page, or a system as a program. */
  private static boolean isActive(Bytes content) {
    String head = ImageInspector.head(content);
    return head.startsWith("<!doctype html")
        || head.startsWith("<?xml")
        || head.startsWith("#!")
        || head.contains("<html")
        || head.contains("<script")
        || head.contains("<svg")
        || head.contains("<?php")
        || ImageInspector.isAscii(content, 0, "MZ")
        || ImageInspector.isAscii(content, 0, "\u007FELF")
        || ImageInspector.isAscii(content, 0, "\u00CA\u00FE\u00BA\u00BE")
        || ImageInspector.isAscii(content, 0, "\u00CF\u00FA\u00ED\u00FE");
  }
}

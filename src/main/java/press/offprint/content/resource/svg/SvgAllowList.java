package press.offprint.content.resource.svg;

import java.util.Set;

/** The allowed elements, attributes and properties: the static, self-contained part of SVG. */
final class SvgAllowList {
  static final String SVG = "http://www.w3.org/2000/svg";
  static final String XLINK = "http://www.w3.org/1999/xlink";

  /** Elements that draw, and elements that these refer to. */
  static final Set<String> ELEMENTS =
      words(
          "svg g defs symbol use switch title desc style path rect circle ellipse line polyline"
              + " polygon text tspan textPath image linearGradient radialGradient stop clipPath mask"
              + " pattern marker filter feBlend feColorMatrix feComponentTransfer feComposite"
              + " feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow"
              + " feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode"
              + " feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile"
              + " feTurbulence");

  /** Elements that are removed without a warning, because a static picture looks the same. */
  static final Set<String> SILENT =
      words(
          "metadata font font-face font-face-src font-face-name font-face-uri glyph missing-glyph"
              + " hkern vkern view cursor color-profile");

  /** Elements whose text is kept. */
  static final Set<String> TEXT = words("text tspan textPath title desc style");

  /** Properties that are allowed as attributes and in styles. */
  static final Set<String> PRESENTATION =
      words(
          "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation"
              + " color-interpolation-filters color-rendering direction display dominant-baseline"
              + " fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size"
              + " font-size-adjust font-stretch font-style font-variant font-weight"
              + " glyph-orientation-vertical image-rendering isolation letter-spacing lighting-color"
              + " marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity"
              + " overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke"
              + " stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit"
              + " stroke-opacity stroke-width text-anchor text-decoration text-overflow"
              + " text-rendering transform transform-origin unicode-bidi vector-effect visibility"
              + " white-space word-spacing writing-mode");

  /** Properties that are allowed in styles only. */
  static final Set<String> STYLE =
      words(
          "background background-color cx cy font height line-height r rx ry text-align"
              + " transform-box width x y");

  /** Other allowed attributes. */
  static final Set<String> ATTRIBUTES =
      words(
          "id class style lang role tabindex type media x y z x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr"
              + " d points pathLength width height viewBox preserveAspectRatio offset rotate"
              + " textLength lengthAdjust startOffset method spacing side gradientUnits"
              + " gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits"
              + " patternUnits patternContentUnits patternTransform markerUnits markerWidth"
              + " markerHeight refX refY orient systemLanguage version filterUnits primitiveUnits in"
              + " in2 result mode values tableValues slope intercept amplitude exponent operator k1"
              + " k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha"
              + " surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle"
              + " pointsAtX pointsAtY pointsAtZ azimuth elevation scale xChannelSelector"
              + " yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles"
              + " xml:space xml:lang");

  private SvgAllowList() {}

  /** Returns the words of a list that is separated by spaces. */
  static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }
}

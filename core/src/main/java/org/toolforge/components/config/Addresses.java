package org.toolforge.components.config;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the addresses in a config. They end up in command lines of git and in HTTP requests, so the
 * rules are strict.
 *
 * @param fileAllowed whether {@code file://} repositories are
 */
record Addresses(boolean fileAllowed) {

  // The JSON Schema has the same patterns for host and port.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z]+://"
              + "(?<host>\\[[0-9A-Fa-f:.]+]|[^-/?#@:\\[\\]\\\\][^/?#@:\\[\\]\\\\]*)"
              + "(:(0*[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"
              + "([/?#].*)?");
  private static final Pattern USER = Pattern.compile("[A-Za-z]+://[^/?#]*@.*");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern WITH_PATH = Pattern.compile("[A-Za-z]+://[^/?#]*/+[^/?#].*");
  private static final Pattern REPOSITORY_SCHEME = Pattern.compile("(?i)(https?|git)://.*");
  private static final Pattern WEB_SCHEME = Pattern.compile("(?i)https?://.*");
  private static final Pattern FILE = Pattern.compile("(?i)file://(localhost)?/.*");

  /** The address of a git repository; a stand-in after a violation. */
  RepositoryUrl repository(Field field) {
    String url = field.text();
    if (url == null) {
      return new RepositoryUrl("");
    }
    String problem = GitRef.problemOfArgument(url);
    if (problem == null) {
      problem = repositoryProblem(url);
    }
    if (problem != null) {
      field.at().violation(problem, Shown.address(url));
    }
    return new RepositoryUrl(url);
  }

  private @Nullable String repositoryProblem(String url) {
    if (fileAllowed && FILE.matcher(url).matches()) {
      return null;
    }
    if (!REPOSITORY_SCHEME.matcher(url).matches()) {
      return "must start with https://, http://"
          + (fileAllowed ? ", git:// or file:///" : " or git://");
    }
    String problem = hostProblem(url);
    return problem != null || WITH_PATH.matcher(url).matches()
        ? problem
        : "must have the path of a repository behind the host, as in https://host/path";
  }

  /** The address of a document on the web. */
  @Nullable URI web(Field field) {
    String url = field.text();
    if (url == null) {
      return null;
    }
    String problem = GitRef.problemOfArgument(url);
    if (problem == null) {
      problem =
          WEB_SCHEME.matcher(url).matches()
              ? hostProblem(url)
              : "must start with https:// or http://";
    }
    URI uri = problem == null ? asUri(url) : null;
    if (uri == null) {
      field
          .at()
          .violation(problem == null ? "must be a valid web address" : problem, Shown.address(url));
    }
    return uri;
  }

  private static @Nullable String hostProblem(String url) {
    if (USER.matcher(url).matches()) {
      return "must not hold a user name or password, since everyone can read a config; use an address that works without";
    }
    if (!ADDRESS.matcher(url).matches()) {
      return "must name a host, and a port of 1 to 65535 if any, as in https://host/path";
    }
    return BAD_ESCAPE.matcher(url).find()
        ? "must have two hexadecimal digits after each '%'; write '%25' for the sign itself"
        : null;
  }

  /** The address in plain ASCII, which HTTP clients want. */
  private static @Nullable URI asUri(String url) {
    Matcher matcher = ADDRESS.matcher(url);
    if (!matcher.matches()) {
      return null;
    }
    try {
      String host = matcher.group("host");
      String ascii = host.startsWith("[") ? host : IDN.toASCII(host);
      String before = url.substring(0, matcher.start("host"));
      URI uri = new URI(before + ascii + url.substring(matcher.end("host")));
      return uri.getHost() == null ? null : new URI(uri.toASCIIString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}

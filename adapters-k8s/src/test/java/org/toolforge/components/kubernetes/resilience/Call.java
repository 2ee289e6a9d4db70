package org.toolforge.components.kubernetes.resilience;

import org.toolforge.components.kubernetes.client.Resource;

/** A request to the API server. */
record Call(String method, String uri) {

  boolean isWatch() {
    return method.equals("GET") && uri.contains("watch=true");
  }

  boolean isList(Resource resource) {
    return method.equals("GET") && uri.contains("/" + resource.plural() + "?") && !isWatch();
  }

  boolean isCreation(Resource resource) {
    return method.equals("POST") && uri.contains("/" + resource.plural() + "?");
  }

  boolean isWrite() {
    return !method.equals("GET");
  }

  boolean isAbout(Resource resource) {
    return uri.contains("/" + resource.plural());
  }
}

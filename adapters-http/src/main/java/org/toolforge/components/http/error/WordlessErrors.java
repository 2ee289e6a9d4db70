package org.toolforge.components.http.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Says what is wrong where the framework refuses a request without asking {@link Errors}. */
@Provider
public final class WordlessErrors implements ContainerResponseFilter {

  private static final int ERRORS = 400;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= ERRORS && !response.hasEntity()) {
      response.setEntity(
          Errors.answer(
              Problem.of(
                  response.getStatus(),
                  "A header of the request is malformed, perhaps Accept or Content-Type.")),
          new Annotation[0],
          MediaType.APPLICATION_JSON_TYPE);
    }
  }
}

package org.toolforge.components.http.outbound;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/** One request and what it brings; stops listening as soon as the outcome is known. */
final class Exchange implements Response.Listener {

  private final FetchErrors errors;
  private final int maxBytes;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Exchange(FetchErrors errors, int maxBytes) {
    this.errors = errors;
    this.maxBytes = maxBytes;
  }

  /** Fails with the errors that are for the user, or with those of the client. */
  CompletableFuture<Answer> answer() {
    return answer;
  }

  @Override
  public void onHeaders(Response response) {
    int status = response.getStatus();
    String location = response.getHeaders().get(HttpHeader.LOCATION);
    if (isRedirect(status) && location != null) {
      answer.complete(new Answer.Redirect(location));
      stop(response, new CancellationException("the body of a redirect is of no interest"));
    } else if (status != 200) {
      stop(response, errors.status(status));
    } else if (isEncoded(response)) {
      stop(response, errors.encoded());
    } else if (response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > maxBytes) {
      stop(response, errors.tooLarge(maxBytes));
    }
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    if (answer.isDone()) {
      return;
    }
    if (body.size() + content.remaining() > maxBytes) {
      stop(response, errors.tooLarge(maxBytes));
      return;
    }
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    body.writeBytes(bytes);
  }

  @Override
  public void onComplete(Result result) {
    Throwable failure = result.getFailure();
    if (failure == null) {
      answer.complete(new Answer.Body(body.toByteArray(), tag(result.getResponse())));
    } else {
      answer.completeExceptionally(failure);
    }
  }

  private void stop(Response response, RuntimeException why) {
    if (why instanceof ComponentsException) {
      answer.completeExceptionally(why);
    }
    var unused = response.abort(why);
  }

  private static @Nullable String tag(Response response) {
    return response.getHeaders().get(HttpHeader.ETAG);
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static boolean isEncoded(Response response) {
    return response.getHeaders().getFields(HttpHeader.CONTENT_ENCODING).stream()
        .map(HttpField::getValue)
        .anyMatch(encoding -> !encoding.equalsIgnoreCase("identity"));
  }
}

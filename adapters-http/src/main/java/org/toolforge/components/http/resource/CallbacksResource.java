package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.toolforge.components.Callbacks;
import org.toolforge.components.http.api.CallbacksApi;
import org.toolforge.components.http.exchange.Exchange;
import org.toolforge.components.http.model.CallbackKey;
import org.toolforge.components.http.model.CallbackKeyAnswer;

/** What a tool has to know to believe a callback. */
public final class CallbacksResource implements CallbacksApi {

  private final Callbacks callbacks;

  public CallbacksResource(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  @Override
  public Response getCallbackKey(String path) {
    return Response.ok(
            new CallbackKeyAnswer()
                .data(new CallbackKey().key(callbacks.key(Exchange.current().tool())))
                .messages(Answers.quiet()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}

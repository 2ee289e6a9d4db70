package org.toolforge.components.http.mapping;

import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.Notice;
import org.toolforge.components.http.model.Callback;
import org.toolforge.components.http.model.CallbackNotice;
import org.toolforge.components.http.model.CallbackNotice.TypeEnum;
import org.toolforge.components.http.model.CallbackNoticeData;

/** Callbacks as the API describes them. */
public final class CallbackMapping {

  private CallbackMapping() {}

  /** What a receiver gets. */
  public static CallbackNotice of(Notice notice) {
    return new CallbackNotice()
        .type(
            switch (notice.kind()) {
              case DEPLOYMENT -> TypeEnum.DEPLOYMENT_ENDED;
              case RUN -> TypeEnum.RUN_ENDED;
            })
        .timestamp(Times.shown(notice.endedAt()))
        .data(
            new CallbackNoticeData()
                .tool(notice.tool().value())
                .id(notice.id())
                .status(notice.status())
                .message(notice.message()));
  }

  /** What became of a callback; null when nobody asked for one. */
  public static @Nullable Callback of(CallbackState state) {
    return switch (state) {
      case CallbackState.NotWanted ignored -> null;
      case CallbackState.Pending ignored ->
          new Callback().state(Callback.StateEnum.PENDING).message("");
      case CallbackState.Delivered delivered ->
          new Callback()
              .state(Callback.StateEnum.DELIVERED)
              .at(Times.shown(delivered.at()))
              .message("");
      case CallbackState.GivenUp givenUp ->
          new Callback()
              .state(Callback.StateEnum.GIVEN_UP)
              .at(Times.shown(givenUp.at()))
              .message(givenUp.why());
    };
  }
}

package org.toolforge.components.http.mapping;

import java.util.List;
import org.toolforge.components.http.model.Result;
import org.toolforge.components.http.model.Results;
import org.toolforge.components.http.transfer.FileName;
import org.toolforge.components.run.ResultFile;

/** What a run left, as the API lists it. */
public final class ResultMapping {

  private ResultMapping() {}

  public static Results of(List<ResultFile> files) {
    return new Results().results(files.stream().map(ResultMapping::of).toList());
  }

  private static Result of(ResultFile file) {
    return new Result()
        .path(file.path().value())
        .size(file.size())
        .contentType(FileName.contentType(file.path()));
  }
}

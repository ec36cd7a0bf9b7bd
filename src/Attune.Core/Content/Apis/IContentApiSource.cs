namespace Attune.Core.Content.Apis;

/// <summary>Answers calls to one kind of content API. Safe for concurrent use.</summary>
public interface IContentApiSource
{
    /// <summary>The kind of record that this source answers for.</summary>
    Type Handles { get; }

    /// <summary>
    /// Whether calls are answered without waiting for anything, so that a render need not be stopped and run again.
    /// </summary>
    bool AnswersAtOnce { get; }

    /// <summary>
    /// Answers a call. Where the source could not be reached or did not answer with JSON, the answer says why.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    ValueTask<ContentApiAnswer> CallAsync(ContentApi api, ContentApiCall call, CancellationToken cancellationToken);
}

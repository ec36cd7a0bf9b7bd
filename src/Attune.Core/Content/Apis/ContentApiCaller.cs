using System.Text.Json;
using Attune.Jinja;

namespace Attune.Core.Content.Apis;

/// <summary>Finds the source that answers for a content API, and calls it. Safe for concurrent use.</summary>
public sealed class ContentApiCaller(IEnumerable<IContentApiSource> sources, TimeProvider time)
{
    private static readonly ContentApiAnswer Unknown = ContentApiAnswer.Failed(
        "This server has no source for this kind of content API"
    );

    private readonly Dictionary<Type, IContentApiSource> byKind = sources.ToDictionary(source => source.Handles);

    /// <summary>Calls the source and waits for it as long as it takes.</summary>
    public ValueTask<ContentApiAnswer> CallAsync(
        ContentApi api,
        ContentApiCall call,
        CancellationToken cancellationToken
    ) => Find(api)?.CallAsync(api, call, cancellationToken) ?? ValueTask.FromResult(Unknown);

    /// <summary>Answers at once where the source can.</summary>
    internal bool TryCallNow(
        string workspaceId,
        ContentApi api,
        string arguments,
        IJinjaContext subject,
        out ContentApiAnswer answer
    )
    {
        answer = default;
        if (Find(api) is not { AnswersAtOnce: true } source)
        {
            return false;
        }
        var calling = source.CallAsync(api, Call(workspaceId, arguments, subject), CancellationToken.None);
        if (!calling.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException(
                $"The content API source of {api.GetType().Name} did not answer at once."
            );
        }
        answer = calling.Result;
        return true;
    }

    /// <summary>
    /// Calls the source and waits up to <paramref name="patience"/>. A call that takes longer goes on by itself, so that the
    /// next render finds its answer.
    /// </summary>
    internal async ValueTask<ContentApiAnswer> CallAsync(
        string workspaceId,
        ContentApi api,
        string arguments,
        IJinjaContext subject,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        if (patience <= TimeSpan.Zero)
        {
            return ContentApiAnswer.Failed("The time that this render may wait is used up");
        }
        var calling = CallAsync(api, Call(workspaceId, arguments, subject), CancellationToken.None);
        if (calling.IsCompleted)
        {
            return await calling;
        }
        try
        {
            return await calling.AsTask().WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return ContentApiAnswer.Failed(
                $"No answer within the {patience.TotalMilliseconds:0} ms that this render may wait"
            );
        }
    }

    private IContentApiSource? Find(ContentApi api) => byKind.GetValueOrDefault(api.GetType());

    private static ContentApiCall Call(string workspaceId, string arguments, IJinjaContext subject)
    {
        using var document = JsonDocument.Parse(arguments);
        return new ContentApiCall(workspaceId, document.RootElement.Clone(), subject);
    }
}

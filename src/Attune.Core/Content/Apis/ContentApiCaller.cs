using System.Text.Json;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Apis;

/// <summary>Finds the source that answers for a content API, and calls it. Safe for concurrent use.</summary>
public sealed class ContentApiCaller(IEnumerable<IContentApiSource> sources)
{
    private readonly Dictionary<Type, IContentApiSource> byKind = sources.ToDictionary(source => source.Handles);

    /// <summary>Answers at once where the source can; the answer is missing where there is none.</summary>
    internal bool TryCallNow(string workspaceId, ContentApi api, string arguments, out Value answer)
    {
        answer = default;
        if (Find(api) is not { AnswersAtOnce: true } source)
        {
            return false;
        }
        var calling = source.CallAsync(api, Call(workspaceId, arguments), CancellationToken.None);
        if (!calling.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException(
                $"The content API source of {api.GetType().Name} did not answer at once."
            );
        }
        answer = ToValue(calling.Result);
        return true;
    }

    /// <summary>Calls the source; the answer is missing where there is none.</summary>
    internal async ValueTask<Value> CallAsync(
        string workspaceId,
        ContentApi api,
        string arguments,
        CancellationToken cancellationToken
    ) =>
        Find(api) is { } source
            ? ToValue(await source.CallAsync(api, Call(workspaceId, arguments), cancellationToken))
            : default;

    private IContentApiSource? Find(ContentApi api) => byKind.GetValueOrDefault(api.GetType());

    private static ContentApiCall Call(string workspaceId, string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        return new ContentApiCall(workspaceId, document.RootElement.Clone());
    }

    private static Value ToValue(JsonElement? answer) => answer is { } json ? Value.FromJson(json) : default;
}

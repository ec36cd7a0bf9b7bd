using System.Text.Json;

namespace Attune.Core.Content.Apis;

/// <summary>What a content API answered, or why it did not. Immutable.</summary>
/// <param name="Json">The answer; null where there is none, which in the template is an undefined value.</param>
/// <param name="Problem">Why there is none, for a person; it names hosts and states and holds no secret.</param>
public readonly record struct ContentApiAnswer(JsonElement? Json, string? Problem)
{
    public static ContentApiAnswer Of(JsonElement json) => new(json, null);

    public static ContentApiAnswer Failed(string problem) => new(null, problem);
}

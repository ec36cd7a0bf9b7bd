using System.Text.Json;

namespace Attune.Core.Content.Apis.Http;

/// <summary>What a fetch gave; the value that is cached. Immutable.</summary>
internal sealed record FetchedAnswer(FetchOutcome Outcome, int? Status, JsonElement? Json, string? Problem, int Bytes)
{
    /// <summary>What an entry costs besides its text.</summary>
    private const int Overhead = 512;

    public static FetchedAnswer Of(int status, JsonElement json, int bytes) =>
        new(FetchOutcome.Answered, status, json, null, bytes + Overhead);

    public static FetchedAnswer Failed(FetchOutcome outcome, string problem, int? status = null) =>
        new(outcome, status, null, problem, Overhead);

    public ContentApiAnswer ToAnswer() => new(Json, Problem);
}

using System.Text.Json;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>What a content API answered to a test. Immutable.</summary>
/// <param name="Status">Of HTTP; null where there was no answer.</param>
/// <param name="Body">The JSON with its masked fields hidden; null where there was none.</param>
/// <param name="Problem">What was wrong; null where a template would have the body.</param>
public sealed record ContentApiTest(int? Status, JsonElement? Body, string? Problem);
